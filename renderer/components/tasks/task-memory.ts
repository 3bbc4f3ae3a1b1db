export const onlyFilters = ['open', 'mine', 'unowned', 'done'] as const;

interface TaskMemory {
  only: (typeof onlyFilters)[number];
  /** Subject of the chosen line. */
  chosen: string | null;
}

/** What the lists looked like when they were left, so that coming back from a record finds the same line; the list stands in the address. */
export const taskMemory: TaskMemory = { only: 'open', chosen: null };
