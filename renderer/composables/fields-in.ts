const fields =
  'input:not([type=hidden]):not(:disabled):not([tabindex="-1"]), select:not(:disabled), textarea:not(:disabled)';

/**
 * Fields a clerk can type or choose in, in the order of the page. A group of radio buttons counts once: by its checked button, or by
 * the first one.
 */
export function fieldsIn(container: ParentNode): HTMLElement[] {
  const visible = [...container.querySelectorAll<HTMLElement>(fields)].filter((field) =>
    field.checkVisibility(),
  );
  const groups = new Map<string, HTMLInputElement>();
  for (const field of visible) {
    if (!isRadio(field)) continue;
    const known = groups.get(field.name);
    if (known === undefined || (field.checked && !known.checked)) groups.set(field.name, field);
  }
  return visible.filter((field) => !isRadio(field) || groups.get(field.name) === field);
}

/** Inputs that have no text to select. */
const withoutText: ReadonlySet<string> = new Set(['radio', 'checkbox', 'file']);

/** Puts the cursor into a field with its text selected, clear of sticky bars. */
export function enterField(field: HTMLElement): void {
  field.focus();
  if (field instanceof HTMLInputElement && !withoutText.has(field.type))
    // From the end to the beginning, so that a long value shows its first letters.
    field.setSelectionRange(0, field.value.length, 'backward');
}

/** Goes to the field with this id: to the element itself, or to the first field inside when it is a group. False when there is none. */
export function enterFieldById(id: string): boolean {
  const element = document.getElementById(id);
  if (element === null) return false;
  const field = element.matches(fields) ? element : fieldsIn(element)[0];
  if (field === undefined) return false;
  enterField(field);
  return true;
}

function isRadio(field: Element): field is HTMLInputElement {
  return field instanceof HTMLInputElement && field.type === 'radio';
}
