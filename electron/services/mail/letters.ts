import type { Instant } from '#shared/dates/day.ts';
import { AppError } from '#shared/errors.ts';
import type { EnvelopeId, OutgoingItem } from '#shared/mail/envelope.ts';
import { instantNow } from '../../core-state.ts';
import type { DeskContext, Services } from '../../dispatch.ts';
import { createId } from '../../ids.ts';
import { slices } from '../../slices.ts';
import { readSlipFonts } from '../../slips/fonts.ts';
import { AddressTooLong, drawLetters } from '../../slips/letters/draw.ts';
import { note } from '../at-desk.ts';
import { copyMark, namesOn } from '../slips.ts';
import { outgoingNumber, planLetters } from './letter-plan.ts';
import type { LetterPlan } from './letter-plan.ts';
import { outgoingItems } from './letter-needs.ts';
import { withdrawLetter } from './withdraw.ts';

/** The one file to print. `isPreview`: numbers nobody has taken yet are not shown. */
async function draw(desk: DeskContext, plan: LetterPlan, isPreview: boolean): Promise<Uint8Array> {
  const { state } = desk;
  const sets = plan.envelopes.map(({ letters, slips }) => ({
    letters: letters.map(({ letter, how }) =>
      isPreview && how === 'new' ? { ...letter, number: null } : letter,
    ),
    slips: slips.map(({ notification, copy }) => ({
      notification,
      names: namesOn(desk, notification),
      copy: copyMark(desk, copy, plan.at),
    })),
  }));
  try {
    return await drawLetters(sets, {
      fonts: await readSlipFonts(state.options.resourcesDir),
      title: fileNameOf(plan, isPreview),
      madeAt: plan.at,
      step: slices(desk),
    });
  } catch (error) {
    if (error instanceof AddressTooLong)
      throw new AppError('letter.addressTooLong', { number: error.envelopeNumber });
    throw error;
  }
}

/** By the numbers of the letters; never by anybody's name. */
function fileNameOf(plan: LetterPlan, isPreview: boolean): string {
  const numbers = plan.envelopes.flatMap(({ letters }) => letters.map(({ letter }) => letter.number));
  const [first = 'letters'] = numbers;
  const last = numbers.at(-1) ?? first;
  if (isPreview) return `letters-${plan.today}.pdf`;
  return first === last ? `${first}.pdf` : `${first}_${last}.pdf`;
}

const asBase64 = (pdf: Uint8Array): string => Buffer.from(pdf).toString('base64');

/** Two plans of one moment are the same when nothing that is printed or booked has changed in between. */
function signOf({ envelopes }: LetterPlan): string {
  return JSON.stringify(
    envelopes.map(({ id, letters, slips, withdrawn }) => [
      id,
      letters,
      withdrawn,
      slips.map(({ notification, copy }) => [notification.id, copy]),
    ]),
  );
}

/** Why issuing withdraws a letter; it stands among reasons typed by clerks, so it is in both languages of the office. */
const neededNoMore = 'Шешім өзгерді, хат қажет емес / Решение изменено, письмо не требуется';

/** Books what was planned. Call inside a transaction in which the plan holds. */
function book(desk: DeskContext, plan: LetterPlan): readonly OutgoingItem[] {
  const { state, store, user } = desk;
  const { tables } = store;
  const { code: office } = tables.office.read();
  const year = Number(plan.today.slice(0, 4));
  const items: OutgoingItem[] = [];
  let taken = 0;
  let copies = 0;
  let withdrawn = 0;
  const itemOf = outgoingItems(store);
  for (const { id: envelopeId, letters, slips, withdrawn: unneeded } of plan.envelopes) {
    for (const letter of unneeded) {
      withdrawLetter(desk, letter, { at: plan.at, on: plan.today, reason: neededNoMore });
      withdrawn += 1;
    }
    for (const { letter, how, id: known, content } of letters) {
      const id = known ?? createId(state.clock(), state.random);
      if (how === 'new') {
        const serial = tables.mailSeries.next({ kind: 'out', office, year });
        if (outgoingNumber(office, year, serial) !== letter.number)
          throw new Error('the series gave another number than was planned');
        tables.outgoing.insert({
          id,
          number: letter.number,
          kind: letter.kind,
          envelopeId,
          madeOn: letter.madeOn,
          madeAt: plan.at,
          madeBy: user.name,
          content,
        });
        taken += 1;
      } else if (how === 'rewritten') tables.outgoing.rewrite({ id, kind: letter.kind, content });
      const item = tables.outgoing.byId(id);
      if (item !== undefined) items.push(itemOf(item));
    }
    if (letters.length > 0) tables.envelopes.markAnswered(envelopeId);
    for (const { notification } of slips) {
      tables.notifications.addCopy({ id: notification.id, at: plan.at, way: 'print', clerkId: user.id });
      copies += 1;
    }
  }
  const [first] = plan.envelopes;
  note(desk, 'letter.issue', {
    at: plan.at,
    object: first?.id ?? '',
    data: {
      envelopes: plan.envelopes.length,
      letters: items.length,
      taken,
      slips: copies,
      withdrawn,
      first: items[0]?.number ?? null,
      last: items.at(-1)?.number ?? null,
    },
  });
  return items;
}

/** Tries before giving up on a mail room in which somebody changes an envelope during every drawing. */
const mostTries = 5;

/**
 * Draws first, books then: a letter that cannot be drawn takes no number and its slips are no copies. When somebody changed something in
 * between, everything is drawn anew.
 */
async function issue(
  desk: DeskContext,
  ids: readonly EnvelopeId[],
): Promise<{ readonly pdf: Uint8Array; readonly plan: LetterPlan; readonly items: readonly OutgoingItem[] }> {
  const { state, store } = desk;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const at: Instant = instantNow(state);
    const plan = planLetters(desk, ids, at);
    const pdf = await draw(desk, plan, false);
    // The desk may have been locked while the file was put together.
    if (state.store !== store) throw new AppError('session.locked');
    const items = store.tables.write(() =>
      signOf(planLetters(desk, ids, at)) === signOf(plan) ? book(desk, plan) : null,
    );
    if (items !== null) return { pdf, plan, items };
  }
  throw new AppError('letter.busy');
}

export const letterServices = {
  async 'letter.preview'({ envelopes }, desk) {
    const plan = planLetters(desk, envelopes, instantNow(desk.state));
    return { pdf: asBase64(await draw(desk, plan, true)), fileName: fileNameOf(plan, true) };
  },

  async 'letter.issue'({ envelopes }, desk) {
    const { pdf, plan, items } = await issue(desk, envelopes);
    const { emit } = desk.state;
    for (const { id, slips } of plan.envelopes) {
      emit({ name: 'envelope.changed', detail: id });
      for (const { notification } of slips) emit({ name: 'notification.changed', detail: notification.id });
    }
    emit({ name: 'mail.changed', detail: null });
    return { pdf: asBase64(pdf), fileName: fileNameOf(plan, false), items: [...items] };
  },
} satisfies Partial<Services>;
