/** One thing to correct; the link goes to the field with this id. */
export interface SummaryLine {
  readonly fieldId: string;
  readonly label: string;
  readonly text: string;
  readonly severity: 'block' | 'warn';
}
