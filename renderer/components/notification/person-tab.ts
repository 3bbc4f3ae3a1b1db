/** One foreigner of the notice as the tab names it. */
export interface PersonTab {
  readonly name: string;
  readonly document: string;
  readonly worst: 'block' | 'warn' | null;
}
