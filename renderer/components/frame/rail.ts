/** One kind of work in the rail. */
export interface RailItem {
  readonly key: string;
  readonly label: string;
  /** Path of its page. */
  readonly route: string;
  /** What waits there; not shown when null. */
  readonly count: number | null;
}
