import type { WorkCase } from '#shared/rules/work/case.ts';
import type { PermitSeen, WorkFinding, WorkVerdict } from '#shared/rules/work/verdict.ts';

/** A legal source as the command line cites it. */
interface Source {
  readonly code: string;
  readonly names: { readonly en: string };
}

const indent = (lines: readonly string[], by = 2): string[] => lines.map((line) => ' '.repeat(by) + line);
const when = <Value>(value: Value | null, line: (value: Value) => string): string[] =>
  value === null ? [] : [line(value)];

function permit({
  number,
  scheme,
  category,
  validUntil,
  employerName,
  foundBy,
  differs,
}: PermitSeen): string {
  const kind = category === null ? scheme : `${scheme}-${category}`;
  const parts = [
    `${number} (${kind})`,
    ...when(validUntil, (day) => `until ${day}`),
    ...when(employerName, (name) => `for ${name}`),
    `found by ${foundBy}`,
    ...(differs.length === 0 ? [] : [`differs in ${differs.join(', ')}`]),
  ];
  return parts.join(', ');
}

const pairs = (params: Readonly<Record<string, string | number>>): string =>
  Object.entries(params)
    .map(([key, value]) => `${key} = ${value}`)
    .join(', ');

function finding(item: WorkFinding, sources: ReadonlyMap<string, string>): string[] {
  const shown = pairs(item.params);
  return [
    `${item.code}: ${item.role}, ${item.result} (${item.light})${item.unconfirmed ? ', unconfirmed basis' : ''}`,
    ...indent([
      ...(shown === '' ? [] : [`with ${shown}`]),
      ...item.clauses.map(
        ({ source, edition }) =>
          `by ${sources.get(source) ?? source}${edition === null ? '' : `, edition of ${edition}`}`,
      ),
      ...item.values.map(({ key, value, origin }) => `${key}: ${value} (${origin})`),
      ...when(item.limitOn, (day) => `holds until ${day}`),
      ...when(item.tripDaysLeft, (days) => `${days} days of business trips left`),
      ...(item.missing.length === 0 ? [] : [`missing: ${item.missing.join(', ')}`]),
      ...when(item.refer, (whom) => `refer to: ${whom}`),
    ]),
  ];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...indent(lines)];

/** A verdict as an administrator reads it at a terminal: what decided, by which clause, and what would make it clear. English. */
export function explain(input: WorkCase, verdict: WorkVerdict, sources: readonly Source[]): string {
  const names = new Map(sources.map(({ code, names: { en } }) => [code, en]));
  const { register, facts } = input;
  const counsel = verdict.counsel.map(({ key, params }, index) => {
    const shown = pairs(params);
    return `${index + 1}. ${key}${shown === '' ? '' : ` (${shown})`}`;
  });
  return [
    `${verdict.result} (${verdict.light}), decided by rule ${verdict.rule}`,
    ...indent([
      `checked on ${facts.checkedOn} under package ${verdict.package.id}, sha256 ${verdict.package.hash}`,
      register.snapshotOn === null
        ? 'no register of permits'
        : `register complete up to ${register.snapshotOn}${register.source === '' ? '' : `, ${register.source}`}`,
      ...when(verdict.limitOn, (day) => `the stay may rest on this ground until ${day}`),
      ...when(verdict.tripDaysLeft, (days) => `${days} days of business trips left this year`),
    ]),
    ...section(
      'Findings',
      verdict.findings.flatMap((item) => finding(item, names)),
    ),
    ...section(
      'Permit',
      when(verdict.paper, (paper) => permit(paper)),
    ),
    ...section('Permits that nearly fit', verdict.nearMisses.map(permit)),
    ...section('What would make it clear', counsel),
    ...section('Policy not confirmed by anybody', [
      ...input.switches.unconfirmed,
      ...input.tables.unconfirmed,
    ]),
  ].join('\n');
}
