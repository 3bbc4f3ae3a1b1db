/** What is wrong with a field, worded in the current language. */
export interface FieldIssue {
  readonly severity: 'block' | 'warn';
  readonly text: string;
}

/** What every field takes, besides its `v-model` string. */
export interface FieldProps {
  /** Unique on the page; the dotted path of the value (`foreigners.0.bornOn`), which links of a summary go to. */
  readonly id: string;
  readonly label: string;
  /** Unit or format, shown in the label line. */
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly maxLength?: number | undefined;
  readonly issues?: readonly FieldIssue[] | undefined;
  /** Width in twelfths of the grid it stands in. */
  readonly columns?: number | undefined;
}

/** One line of a list to choose from. */
export interface ChoiceItem {
  readonly code: string;
  readonly label: string;
  /** Other words it is found by: names in the other languages, codes of other standards. */
  readonly search?: readonly string[] | undefined;
}

/** Set on the control of a field, so that it is named, described and marked in one way everywhere. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
  readonly 'aria-required': 'true' | undefined;
}
