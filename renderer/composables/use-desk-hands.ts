import { nextTick } from 'vue';
import type { Ref, ShallowRef } from 'vue';
import type { ForeignerOffer, HostOffer } from '#shared/contract/desk.ts';
import { foreignerParts } from '#shared/forms/notification-form.ts';
import { t } from '../locale.ts';
import { enterFieldById } from './fields-in.ts';
import type { DocumentScan } from './use-document-scan.ts';
import { takeOverHost, takeOverPerson } from './use-known.ts';
import type { NotificationForm } from './use-notification-form.ts';
import { personName } from './use-notification-form.ts';
import type { NotificationIssues } from './use-notification-issues.ts';
import { takeOverWork } from './use-work-offers.ts';
import type { WorkOffer } from './use-work-offers.ts';

interface Desk {
  readonly form: NotificationForm;
  readonly issues: NotificationIssues;
  readonly scan: DocumentScan;
  readonly hosts: ShallowRef<readonly HostOffer[]>;
  readonly people: ShallowRef<readonly ForeignerOffer[]>;
  /** For the work block of the person in view. */
  readonly work: Readonly<Ref<readonly WorkOffer[]>>;
}

const workKeys: ReadonlySet<string> = new Set([...foreignerParts.purpose, ...foreignerParts.work]);

/** Path of the field the cursor is in; null elsewhere. A radio button has no id of its own: its group has. */
function fieldAtCursor(): string | null {
  const active = document.activeElement;
  const group = active?.closest('[role=radiogroup], [role=group]');
  const id = active?.id !== undefined && active.id !== '' ? active.id : (group?.id ?? '');
  return id.includes('.') ? id : null;
}

/** What the clerk's hands do on the notification form: going to fields, taking over what is offered, adding and removing people. */
export function useDeskHands({ form, issues, scan, hosts, people, work }: Desk) {
  /** Puts the cursor into a field by its path, turning to its person first. */
  async function goTo(path: string): Promise<void> {
    const foreigner = /^foreigners\.(\d+)\./.exec(path)?.[1];
    if (foreigner !== undefined) form.at.value = Number(foreigner);
    await nextTick();
    enterFieldById(path);
  }

  function goToNextProblem(): boolean {
    const next = issues.nextProblem(fieldAtCursor());
    if (next !== null) void goTo(next);
    return next !== null;
  }

  /** Where typing goes on after a person was filled in from elsewhere. */
  async function goOnInPerson(): Promise<void> {
    const own = `foreigners.${form.at.value}.`;
    const next = issues.firstAsked((path) => path.startsWith(own));
    if (next !== null) await goTo(next);
  }

  async function addForeigner(): Promise<void> {
    if (!form.addForeigner()) return;
    scan.forget();
    await goTo(`foreigners.${form.at.value}.documentNumber`);
  }

  function removeForeigner(): void {
    const name = personName(form.person.value) || t('desk.person', { number: form.at.value + 1 });
    form.removeForeigner(form.at.value, t('desk.undo.removed', { name }));
  }

  async function takeHost(offer: HostOffer): Promise<void> {
    const takeBack = takeOverHost(form.values, offer);
    form.offerUndo(t('desk.undo.taken'), takeBack);
    const next = issues.firstAsked(() => true);
    if (next !== null) await goTo(next);
  }

  async function takePerson(offer: ForeignerOffer): Promise<void> {
    const person = form.person.value;
    form.offerUndo(t('desk.undo.taken'), takeOverPerson(person, offer));
    await goOnInPerson();
  }

  /** What is pressed in the checks belongs to the person whose verdict it stands under. */
  async function takeWork(offer: WorkOffer, foreigner = form.at.value): Promise<void> {
    form.at.value = foreigner;
    const person = form.person.value;
    form.offerUndo(t('desk.undo.taken'), await takeOverWork(person, offer, form.values.stay.region));
    await goTo(`foreigners.${form.at.value}.jobTitle`);
  }

  /** One key for whatever is offered where the cursor is. */
  function takeOffered(): boolean {
    if ((scan.shown.value?.differences.length ?? 0) > 0) {
      scan.take();
      return true;
    }
    const path = fieldAtCursor() ?? '';
    const [offer] = work.value;
    if (offer !== undefined && workKeys.has(path.split('.')[2] ?? '')) {
      void takeWork(offer);
      return true;
    }
    const [host] = hosts.value;
    const [person] = people.value;
    const atPerson = path.startsWith('foreigners.');
    if (person !== undefined && (atPerson || host === undefined)) void takePerson(person);
    else if (host !== undefined && !atPerson) void takeHost(host);
    else return false;
    return true;
  }

  /** A strip that was scanned fills a person; the cursor goes on where it is needed, unless it was busy elsewhere. */
  async function takeStrip(strip: string): Promise<void> {
    const path = fieldAtCursor();
    const elsewhere = path !== null && !path.startsWith('foreigners.');
    if (scan.read(strip) && !elsewhere) await goOnInPerson();
  }

  return {
    goTo,
    goToNextProblem,
    addForeigner,
    removeForeigner,
    takeHost,
    takePerson,
    takeWork,
    takeOffered,
    takeStrip,
  };
}
