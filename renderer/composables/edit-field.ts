/** A field a reader may have typed into, as it was before. */
export interface FieldMemory {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The focused text field with its text and selection; null when the focus is elsewhere. */
export function rememberField(): FieldMemory | null {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return null;
  const { value, selectionStart, selectionEnd } = field;
  if (selectionStart === null || selectionEnd === null) return null;
  return { field, value, start: selectionStart, end: selectionEnd };
}

/** Gives the field its text and selection back, and tells whoever listens to it. */
export function restoreField({ field, value, start, end }: FieldMemory): void {
  if (!field.isConnected) return;
  writeField(field, value);
  field.setSelectionRange(start, end);
}

/** Types a text where the cursor was remembered. */
export function insertAt({ field, value, start, end }: FieldMemory, text: string): void {
  if (!field.isConnected || field.disabled || field.readOnly) return;
  writeField(field, value.slice(0, start) + text + value.slice(end));
  field.setSelectionRange(start + text.length, start + text.length);
}

function writeField(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  if (field.value === value) return;
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
