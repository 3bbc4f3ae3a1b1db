import { addDays } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import { emptyEnvelope } from '#shared/forms/envelope-form.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { s10CheckDigit } from '#shared/identifiers/s10.ts';
import type { InventedHost } from './invented.ts';
import { pick, wholeBetween } from './random.ts';
import type { Chance } from './random.ts';

/** What an invented envelope is an example of. */
export type MailScene =
  | 'waiting'
  | 'three'
  | 'cameBack'
  | 'damaged'
  | 'overdue'
  | 'few'
  | 'registered'
  | 'asked'
  | 'returned'
  | 'forwarded'
  | 'empty'
  | 'lacking';

/** The latest ones, last first: twelve wait, four of them for a reason of their own; before them every way an envelope can end. */
const latest: readonly MailScene[] = [
  'waiting',
  'three',
  'waiting',
  'damaged',
  'waiting',
  'waiting',
  'few',
  'waiting',
  'cameBack',
  'waiting',
  'overdue',
  'waiting',
  'registered',
  'empty',
  'forwarded',
  'registered',
  'asked',
  'returned',
  'registered',
  'lacking',
  'registered',
  'returned',
];

/** As many as show every scene. */
export const usualEnvelopes = latest.length;

/** Scene of the n-th envelope before the last one (0 = the last). Long ago everything was decided one way or another. */
export function sceneOf(back: number): MailScene {
  const scene = latest[back];
  if (scene !== undefined) return scene;
  const often = [
    'registered',
    'registered',
    'asked',
    'registered',
    'returned',
    'registered',
    'forwarded',
  ] as const;
  return often[back % often.length] ?? 'registered';
}

const places = ['Үлгі қ.', 'Сынақ а.', 'г. Образцовск', 'пос. Примерный'];

/**
 * Number of a postal item that cannot exist: service and country `ZZ` belong to nobody (UPU S10, ISO 3166-1), the check digit fits.
 */
export function inventItemNumber(chance: Chance): string {
  const eight = String(wholeBetween(chance, 0, 99_999_999)).padStart(8, '0');
  return `ZZ${eight}${String(s10CheckDigit(eight))}ZZ`;
}

function senderOf({ host }: InventedHost): string {
  return host.entityName === '' ? `${host.surname} ${host.givenNames}` : host.entityName;
}

const addressOf = ({ place }: InventedHost): string =>
  [place.district, place.street, place.house, place.flat].filter((part) => part !== '').join(', ');

/** Notices said to be inside, and those that are. */
function noticesOf(scene: MailScene, chance: Chance): { declared: number; counted: number } {
  switch (scene) {
    case 'three':
      return { declared: 3, counted: 3 };
    case 'few':
      return { declared: 2, counted: 2 };
    case 'lacking':
      return { declared: 2, counted: 1 };
    case 'empty':
      return { declared: 1, counted: 0 };
    case 'returned':
    case 'cameBack':
    case 'forwarded':
    case 'damaged':
      return { declared: 1, counted: 1 };
    default: {
      const counted = chance() < 0.75 ? 1 : 2;
      return { declared: counted, counted };
    }
  }
}

/** An envelope as the mail room types it, received on this day. */
export function inventEnvelope(
  chance: Chance,
  scene: MailScene,
  { receivedOn, sender }: { readonly receivedOn: Day; readonly sender: InventedHost },
): EnvelopeValues {
  const registered = chance() < 0.6 || scene === 'returned' || scene === 'cameBack';
  const legible = scene === 'cameBack' || chance() < 0.85;
  const postmarkOn = addDays(receivedOn, -wholeBetween(chance, 1, scene === 'overdue' ? 14 : 4));
  const { declared, counted } = noticesOf(scene, chance);
  const found = counted === 0 ? '' : 'passportCopy,hostLetter';
  return {
    ...emptyEnvelope(),
    postNumber: registered ? inventItemNumber(chance) : '',
    service: registered ? 'registered' : 'ordinary',
    postmark: legible ? 'legible' : 'illegible',
    postmarkOn: legible ? writeDay(postmarkOn) : '',
    postmarkPlace: legible ? pick(chance, places) : '',
    receivedOn: writeDay(receivedOn),
    unitReceivedOn: writeDay(receivedOn),
    senderIdentifier: sender.host.identifier,
    senderName: senderOf(sender),
    senderAddress: addressOf(sender),
    senderPostcode: `0000${wholeBetween(chance, 10, 99)}`,
    answerLanguage: pick(chance, ['kk', 'ru'] as const),
    declared: String(declared),
    counted: String(counted),
    condition: scene === 'damaged' ? 'damaged,wet' : '',
    enclosuresDeclared: 'passportCopy,hostLetter',
    enclosuresFound: scene === 'asked' || scene === 'damaged' ? 'passportCopy' : found,
    note: scene === 'damaged' ? 'Конверт жыртық, су тиген / конверт порван, промок' : '',
  };
}
