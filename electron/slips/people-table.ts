import type { ChildContent, ForeignerContent } from '#shared/forms/notification-form.ts';
import type { Notification } from '#shared/notification.ts';
import { dueFact, fullName, namesOf, sameFact, writtenDay } from './facts.ts';
import type { Fact, NameLookup } from './facts.ts';
import { columns, nothing, padded, rule, space, stack } from './layout.ts';
import type { Block, Column, Style } from './layout.ts';
import { factLine, signBlock, styles, weights } from './parts.ts';
import type { Typesetter } from './typesetter.ts';
import { inLines, inOneLine, wording } from './wording.ts';
import type { WordingKey } from './wording.ts';

const gutter = 1.5;
/** Millimetres of the columns after the name, which takes what is left. */
const widths = { index: 7.5, bornOn: 17, citizenship: 25, document: 19, dueOn: 23 };

export interface PeopleTable {
  readonly type: Typesetter;
  readonly width: number;
  readonly notification: Notification;
  readonly names: NameLookup;
  /** Facts printed once for all, left out beside each person. */
  readonly shared: readonly Fact[];
}

/** The head of the table, three languages to a column. */
export function peopleHead({ type, width }: PeopleTable): Block {
  const cell = (key: WordingKey) => (room: number) =>
    stack(inLines(wording[key]).map((text) => type.paragraph(text, styles.label, { width: room })));
  const number = (room: number) => type.paragraph('№', styles.label, { width: room });
  const cells = {
    index: number,
    name: cell('name'),
    bornOn: cell('bornOn'),
    citizenship: cell('citizenship'),
    document: cell('document'),
    dueOn: cell('dueOn'),
  };
  return stack([
    rule(width, weights.line),
    padded(row(cells, width), { x: 0, y: 0.8 }),
    rule(width, weights.line),
  ]);
}

/**
 * The rows in their order: each person with what is said of nobody else, then the children, each a block of its own and numbered after
 * the parent, so that a page may end between them.
 */
export function peopleRows(table: PeopleTable, facts: readonly (readonly Fact[])[]): readonly Block[] {
  const { foreigners } = table.notification.content;
  const line = rule(table.width, weights.hair);
  return foreigners.flatMap((foreigner, index) => {
    const last = index === foreigners.length - 1;
    const children = foreigner.children.map((child, position) =>
      childRow(table, child, `${index + 1}.${position + 1}`),
    );
    const person = stack([personRow(table, foreigner, index), ...ownFacts(table, facts[index] ?? [])]);
    const rows = [person, ...children].map((block) => stack([space(table.width, 0.8), block]));
    const end = stack([
      rows.pop() ?? nothing,
      space(table.width, 0.8),
      last ? rule(table.width, weights.line) : line,
    ]);
    return [...rows, end];
  });
}

type Cell = (room: number) => Block;
type Cells = Readonly<Record<'index' | 'name' | 'bornOn' | 'citizenship' | 'document' | 'dueOn', Cell>>;

function row(cells: Cells, width: number): Block {
  const fixed = widths.index + widths.bornOn + widths.citizenship + widths.document + widths.dueOn;
  const name = width - fixed - 5 * gutter;
  const column = (room: number, cell: Cell): Column => ({ width: room, block: cell(room) });
  return columns(
    [
      column(widths.index, cells.index),
      column(name, cells.name),
      column(widths.bornOn, cells.bornOn),
      column(widths.citizenship, cells.citizenship),
      column(widths.document, cells.document),
      column(widths.dueOn, cells.dueOn),
    ],
    gutter,
  );
}

const empty: Cell = () => nothing;

function text(type: Typesetter, content: string, style: Style): Cell {
  return (room) => type.paragraph(content, style, { width: room });
}

/** Kazakh, Russian, and the three letters of the passport itself instead of a third line: three people still fit one sheet. */
function country({ type, names }: PeopleTable, code: string | null): Cell {
  if (code === null) return text(type, '—', styles.label);
  const { kk, ru } = namesOf(names, 'countries', code);
  const written = [...new Set([kk, ru])].filter((name) => name.trim() !== '' && name !== code);
  const lines = [...written.slice(0, -1), [...written.slice(-1), code].join(', ')];
  return (room) => stack(lines.map((line) => type.paragraph(line, styles.label, { width: room })));
}

function personRow(table: PeopleTable, foreigner: ForeignerContent, index: number): Block {
  const { type, notification } = table;
  const number = [foreigner.documentSeries, foreigner.documentNumber]
    .filter((part) => part !== null)
    .join(' ');
  return row(
    {
      index: text(type, String(index + 1), styles.label),
      name: nameCell(type, foreigner),
      bornOn: text(type, writtenDay(foreigner.bornOn), styles.label),
      citizenship: country(table, foreigner.citizenship),
      document: text(type, number === '' ? '—' : number, styles.strongLabel),
      dueOn: dueCell(type, dueFact(notification.findings, index)),
    },
    table.width,
  );
}

/** Surname over given names; who has one name has one line. */
function nameCell(type: Typesetter, { surname, givenNames, patronymic }: ForeignerContent): Cell {
  const given = fullName({ surname: null, givenNames, patronymic });
  const lines = [surname ?? '', given].filter((name) => name.trim() !== '');
  return (room) =>
    stack(
      lines.map((name, index) =>
        type.paragraph(name, index === 0 ? styles.strong : styles.strongLabel, { width: room }),
      ),
    );
}

function dueCell(type: Typesetter, due: Fact | null): Cell {
  if (due === null) return text(type, '—', styles.label);
  const { sign } = due;
  if (sign === null) return text(type, due.strong, styles.label);
  return (room) =>
    columns([
      { width: 3, block: stack([space(0, 0.8), signBlock(sign, 2)]) },
      { width: room - 3, block: type.paragraph(due.strong, styles.label, { width: room - 3 }) },
    ]);
}

function ownFacts({ type, width, shared }: PeopleTable, facts: readonly Fact[]): readonly Block[] {
  const indent = widths.index + gutter;
  return facts
    .filter((fact) => !shared.some((other) => sameFact(fact, other)))
    .map((fact) => padded(factLine(type, fact, width - indent), { x: indent, y: 0 }))
    .map((block) => ({ ...block, width }));
}

function childRow(table: PeopleTable, child: ChildContent, position: string): Block {
  const { type } = table;
  return row(
    {
      index: text(type, position, styles.label),
      name: (room) =>
        stack([
          type.paragraph(fullName(child), styles.plain, { width: room }),
          type.paragraph(inOneLine(wording.child), styles.label, { width: room }),
        ]),
      bornOn: text(type, writtenDay(child.bornOn), styles.label),
      citizenship: country(table, child.citizenship),
      document: text(type, child.documentNumber ?? '—', styles.strongLabel),
      dueOn: empty,
    },
    table.width,
  );
}
