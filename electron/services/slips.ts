import type { Instant } from '#shared/dates/day.ts';
import { AppError } from '#shared/errors.ts';
import type { Notification } from '#shared/notification.ts';
import { instantNow } from '../core-state.ts';
import type { DeskContext, Services } from '../dispatch.ts';
import { drawConfirmationSlip } from '../slips/confirmation-slip.ts';
import type { SlipCopy } from '../slips/confirmation-slip.ts';
import type { NameLookup } from '../slips/facts.ts';
import { readSlipFonts } from '../slips/fonts.ts';

function recordOf({ store }: DeskContext, id: string): Notification {
  const notification = store.tables.notifications.byId(id);
  if (notification === undefined) throw new AppError('notification.unknown');
  return notification;
}

/** Names as they were on the day of registration, so that a reprint years later reads as the original did. */
export function namesOn({ store }: Pick<DeskContext, 'store'>, { registeredOn }: Notification): NameLookup {
  return (list, code) => {
    const rows = store.reference.rows(list).filter((row) => row.code === code);
    const row =
      store.reference.inForce(list, registeredOn).find((other) => other.code === code) ?? rows.at(-1);
    return row !== undefined && 'names' in row ? row.names : null;
  };
}

/** How a copy is marked, by its number. */
export function copyMark({ store, user }: DeskContext, copy: number, at: Instant): SlipCopy {
  if (copy === 1) return { kind: 'original' };
  const { day, time } = store.reference.wallClock(at);
  return { kind: 'reprint', number: copy, printedAt: at, printedOn: day, printedTime: time, by: user.name };
}

async function draw(desk: DeskContext, notification: Notification, copy: number): Promise<Uint8Array> {
  const { state } = desk;
  return drawConfirmationSlip({
    notification,
    names: namesOn(desk, notification),
    fonts: await readSlipFonts(state.options.resourcesDir),
    copy: copyMark(desk, copy, instantNow(state)),
  });
}

const asFile = (pdf: Uint8Array, { number }: Notification, copy: number) => ({
  pdf: Buffer.from(pdf).toString('base64'),
  fileName: copy === 1 ? `${number}.pdf` : `${number}-${copy}.pdf`,
  copy,
});

/** Draws first, counts then: a slip that cannot be drawn is not a copy. */
async function issue(
  desk: DeskContext,
  id: string,
  way: 'print' | 'save',
): Promise<{ pdf: Uint8Array; notification: Notification; copy: number }> {
  const { state, store, user } = desk;
  const notification = recordOf(desk, id);
  const expected = notification.slipCopies + 1;
  const pdf = await draw(desk, notification, expected);
  const copy = store.tables.write(() => {
    const at = instantNow(state);
    const number = store.tables.notifications.addCopy({ id, at, way, clerkId: user.id });
    store.tables.journal.append({
      at,
      actor: user.id,
      action: 'slip.issue',
      object: id,
      data: { copy: number, way },
    });
    return number;
  });
  state.emit({ name: 'notification.changed', detail: id });
  // Somebody else took a copy while this one was drawn: draw it again with its true number.
  return copy === expected
    ? { pdf, notification, copy }
    : { pdf: await draw(desk, notification, copy), notification, copy };
}

export const slipServices = {
  async 'slip.preview'({ id }, desk) {
    const notification = recordOf(desk, id);
    const copy = notification.slipCopies + 1;
    return asFile(await draw(desk, notification, copy), notification, copy);
  },

  async 'slip.issue'({ id, way }, desk) {
    const { pdf, notification, copy } = await issue(desk, id, way);
    return asFile(pdf, notification, copy);
  },

  'printer.list': async (_input, { state }) => [...(await state.printers.list())],

  async 'printer.print'({ id, printer }, desk) {
    const printers = await desk.state.printers.list();
    if (!printers.some(({ name }) => name === printer)) throw new AppError('printer.unknown');
    const { pdf, copy } = await issue(desk, id, 'print');
    return { copy, job: await desk.state.printers.print(pdf, printer) };
  },
} satisfies Partial<Services>;
