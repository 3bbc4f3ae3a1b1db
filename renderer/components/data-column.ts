/** A column of a table in the order of the page. `text` is the cell unless the slot `cell` draws it. */
export interface DataColumn<Row> {
  readonly key: string;
  readonly label: string;
  /** The column explains itself; its label is for screen readers only. */
  readonly unseenLabel?: boolean;
  readonly text: (row: Row) => string;
  /** Figures stand right. */
  readonly end?: boolean;
  /** Least width in pixels; the rest of the room is shared out. */
  readonly width?: number;
}
