import { randomUUID } from 'node:crypto';
import { day } from '#shared/dates/day.ts';
import type { MethodName } from '#shared/contract/contract.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import { emptyEnvelope } from '#shared/forms/envelope-form.ts';
import { emptyPermit } from '#shared/forms/permit-form.ts';
import type { Notification } from '#shared/notification.ts';
import type { PermitRecord } from '#shared/work/permit.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { adminPassword, invented } from '#tests/fixtures/desk.ts';
import { limitValues, useValues } from '#tests/fixtures/quota.ts';
import { permitCsv } from '#tests/fixtures/imports.ts';
import type { WatchedDesk } from '#tests/store/desk-workbench.ts';
import { envelopeDay } from './scripted-mail.ts';

/** One call of a day at the desk. */
export interface DayCall {
  readonly method: MethodName;
  readonly input: () => unknown;
  /** What the day needs of the answer. */
  readonly then?: (answer: unknown) => void;
  /** Whether the call leaves an entry, where that is not a matter of the method. */
  readonly isEntryDue?: boolean;
  /** False for calls that change key slots outside the store and cannot be tried twice. */
  readonly isRepeatable?: boolean;
  /** Waits for the work the call set going, which ends with an entry of its own. */
  readonly settle?: () => Promise<void>;
}

/** Words a test looks for afterwards, put where people type. */
export interface Typed {
  readonly values: (values: NotificationValues) => NotificationValues;
  readonly person: string;
  readonly reason: string;
  readonly newPassword: string;
  readonly address: string;
  readonly search: readonly string[];
}

export const plainTyped: Typed = {
  values: (values) => values,
  person: 'Сынақов С.',
  reason: 'papers seen',
  newPassword: 'three red apples and a clock',
  address: 'Алма көшесі, 2',
  search: ['UT0001112', 'specimen'],
};

/** The same notice about people who came to work, so that there is a verdict about it. */
const ofWorker = (values: NotificationValues): NotificationValues => ({
  ...values,
  foreigners: values.foreigners.map((person) => ({ ...person, purpose: 'work' })),
});

/** The same rules as a package of a later day. */
const laterPackage = (text: string): string =>
  JSON.stringify({ ...(JSON.parse(text) as object), id: 'trial', validFrom: '2027-01-01' });

/** Every method of the contract but set-up at least once, in an order in which all of them succeed. */
export function plainDay(
  { desk, recoveryCode }: { desk: WatchedDesk; recoveryCode: string },
  typed: Typed = plainTyped,
): readonly DayCall[] {
  const chance = chanceOf(5);
  const values = typed.values(ofWorker(inventNotification(chance, day('2026-11-23'), [inventHost(chance)])));
  const [draft, thrown, request] = [randomUUID(), randomUUID(), randomUUID()];
  const envelopeRequest = randomUUID();
  const { login } = invented.administrator;
  let record = '';
  let [packageId, packageText] = ['', ''];
  let [waiting, referral] = ['', ''];
  let clerk = '';
  let permit: { id: string; revision: number } | null = null;
  let permitIssues: { path: string; code: string }[] = [];
  const permitRequest = randomUUID();
  let issues: { path: string; code: string }[] = [];
  const keepSession = (answer: unknown) => (desk.session = (answer as { session: string }).session);
  const keepUser = (answer: unknown) => (clerk = (answer as { user: { id: string } }).user.id);
  const simple = (method: MethodName, input: unknown = {}): DayCall => ({ method, input: () => input });
  const row = {
    code: '2026-12-30',
    validFrom: null,
    validTo: null,
    source: 'act 1',
    confidence: 'confirmed',
    origin: 'office',
    names: { kk: 'Сынақ', ru: 'Проба', en: 'Trial' },
    fields: { date: '2026-12-30', kind: 'dayOff', act: null },
  };
  const change = { key: 'firstDay', value: 'arrival-day', validFrom: '2027-01-01', source: 'letter 1' };
  const [person] = values.foreigners;
  const paper = {
    ...emptyPermit(),
    number: 'UT-00077',
    scheme: 'EMP-S',
    validFrom: '01.02.2026',
    validUntil: '31.01.2027',
    regions: '750000000',
    surname: person?.surname ?? '',
    givenNames: person?.givenNames ?? '',
    documentNumber: person?.documentNumber ?? '',
    note: typed.address,
  };
  const savePermit = (): DayCall => ({
    method: 'permit.save',
    input: () => ({
      id: null,
      requestId: permitRequest,
      revision: null,
      values: paper,
      passed: permitIssues.map(({ path, code }) => ({ path, code })),
      reason: typed.reason,
    }),
    then: (answer) => (permit = answer as PermitRecord),
  });
  return [
    simple('session.status'),
    simple('session.touch'),
    simple('session.changeLanguage', { language: 'en' }),
    simple('setup.regions'),
    simple('setup.recoverySheet', { code: recoveryCode }),
    simple('office.read'),
    simple('office.update', { office: { ...invented.office, address: typed.address } }),
    simple('setting.list'),
    simple('setting.change', change),
    simple('setting.try', { key: 'workAifcExempt', value: true, validFrom: null }),
    {
      method: 'package.list',
      input: () => ({}),
      then: (answer) => (packageId = (answer as { id: string }[])[0]?.id ?? ''),
    },
    {
      method: 'package.read',
      input: () => ({ id: packageId }),
      then: (answer) => (packageText = laterPackage((answer as { text: string }).text)),
    },
    { method: 'package.try', input: () => ({ text: packageText }) },
    {
      method: 'package.activate',
      input: () => ({ text: packageText, reason: typed.reason }),
    },
    simple('reference.lists'),
    simple('reference.rows', { list: 'holidays' }),
    simple('reference.add', { list: 'holidays', row }),
    simple('reference.confirm', { list: 'holidays', code: row.code, validFrom: null, source: 'letter 2' }),
    simple('reference.end', { list: 'holidays', code: row.code, validFrom: null, validTo: '2027-01-31' }),
    simple('quota.overview', { year: 2026, on: '2026-11-23' }),
    simple('quota.setLimit', { values: limitValues(), corrects: null, passed: [], reason: null }),
    simple('quota.setUse', { values: useValues(), corrects: null, passed: [], reason: null }),
    simple('quota.line', { region: '750000000', year: 2026, line: 'cat3', on: '2026-11-23' }),
    simple('user.list'),
    {
      method: 'user.add',
      input: () => ({ login: 'clerk', name: typed.person, roles: ['counterClerk'], language: 'kk' }),
      then: keepUser,
    },
    {
      method: 'user.change',
      input: () => ({ id: clerk, name: `${typed.person} II`, roles: ['seniorClerk'] }),
    },
    { method: 'user.reset', input: () => ({ id: clerk }) },
    { method: 'user.remove', input: () => ({ id: clerk }), isRepeatable: false },
    simple('draft.save', { id: draft, values, revision: 1 }),
    simple('draft.save', { id: thrown, values, revision: 1 }),
    simple('draft.list'),
    simple('draft.discard', { id: thrown }),
    { ...simple('draft.discard', { id: thrown }), isEntryDue: false },
    simple('envelope.draft.save', {
      requestId: envelopeRequest,
      earlierId: null,
      values: { ...emptyEnvelope(), senderName: typed.person, senderAddress: typed.address },
    }),
    simple('envelope.draft.read'),
    simple('envelope.draft.save', { requestId: envelopeRequest, earlierId: null, values: null }),
    ...envelopeDay(typed, { ...values, foreigners: values.foreigners.slice(0, 1) }),
    {
      method: 'notification.check',
      input: () => ({ values }),
      then: (answer) => (issues = (answer as { issues: typeof issues }).issues),
    },
    {
      method: 'notification.register',
      input: () => ({
        requestId: request,
        draftId: draft,
        values,
        passed: issues.map(({ path, code }) => ({ path, code })),
        reason: typed.reason,
      }),
      then: (answer) => (record = (answer as Notification).id),
    },
    {
      method: 'notification.register',
      input: () => ({ requestId: request, draftId: draft, values, passed: [], reason: typed.reason }),
      isEntryDue: false,
    },
    { method: 'notification.read', input: () => ({ id: record }) },
    { method: 'work.rejudge', input: () => ({ id: record, foreigner: 0 }) },
    { method: 'work.judgeAgain', input: () => ({ id: record, foreigner: 0, reason: typed.reason }) },
    { method: 'work.history', input: () => ({ id: record, foreigner: 0 }) },
    simple('task.counts'),
    simple('task.colleagues'),
    {
      method: 'task.list',
      input: () => ({ list: 'waiting', only: 'open', limit: 10 }),
      then: (answer) => (waiting = (answer as { rows: { subject: string }[] }).rows[0]?.subject ?? ''),
    },
    {
      method: 'task.assign',
      input: () => ({ list: 'waiting', subject: waiting, ownerId: null, dueOn: null, note: typed.reason }),
    },
    {
      method: 'task.settle',
      input: () => ({ list: 'waiting', subject: waiting, reason: typed.reason }),
    },
    {
      method: 'referral.make',
      input: () => ({
        notificationId: record,
        foreigner: 0,
        to: 'supervisor',
        note: typed.reason,
        dueOn: '2026-12-01',
      }),
      then: (answer) => (referral = (answer as { subject: string }).subject),
    },
    { method: 'referral.list', input: () => ({ notificationId: record, foreigner: 0 }) },
    {
      method: 'referral.answer',
      input: () => ({ id: referral, outcome: 'mayWork', answer: typed.reason, answeredOn: '2026-11-23' }),
    },
    simple('notification.list', {
      from: '2026-11-23',
      to: '2026-11-23',
      only: null,
      after: null,
      limit: 50,
    }),
    simple('known.hosts', { identifier: values.host.identifier, name: values.host.surname }),
    simple('known.foreigners', {
      documentNumber: person?.documentNumber ?? '',
      iin: person?.iin ?? '',
      surname: person?.surname ?? '',
      givenNames: person?.givenNames ?? '',
      bornOn: '',
    }),
    ...typed.search.map((text) => simple('search.find', { text, limit: 20 })),
    {
      method: 'permit.check',
      input: () => ({ id: null, values: paper }),
      then: (answer) => (permitIssues = (answer as { issues: typeof permitIssues }).issues),
    },
    savePermit(),
    { ...savePermit(), isEntryDue: false },
    { method: 'permit.read', input: () => ({ id: permit?.id }) },
    {
      method: 'permit.changeStatus',
      input: () => ({
        id: permit?.id,
        revision: permit?.revision,
        status: 'suspended',
        on: '2026-11-20',
        note: typed.reason,
      }),
    },
    ...typed.search.map((text) =>
      simple('permit.list', {
        text,
        scheme: null,
        status: null,
        region: null,
        endingBefore: null,
        after: null,
        limit: 20,
      }),
    ),
    { method: 'slip.preview', input: () => ({ id: record }) },
    { method: 'slip.issue', input: () => ({ id: record, way: 'save' }) },
    simple('printer.list'),
    { method: 'printer.print', input: () => ({ id: record, printer: 'desk' }) },
    {
      method: 'session.changePassword',
      input: () => ({ current: adminPassword, next: typed.newPassword }),
      isRepeatable: false,
    },
    {
      method: 'session.logIn',
      input: () => ({ login, password: typed.newPassword }),
      then: keepSession,
    },
    {
      method: 'session.renewRecovery',
      input: () => ({ password: typed.newPassword }),
      then: (output) => (recoveryCode = (output as { recoveryCode: string }).recoveryCode),
    },
    {
      method: 'session.recover',
      input: () => ({ code: recoveryCode, login, password: adminPassword }),
      then: keepSession,
      isRepeatable: false,
    },
    ...importDay(desk),
    simple('session.lock', { reason: 'user' }),
  ];
}

/** A file on its way in: read, judged, repaired, taken in; and another one thrown away. */
function importDay(desk: WatchedDesk): readonly DayCall[] {
  const bytes = Buffer.from(permitCsv(6, { badEvery: 3 }));
  let upload = '';
  let id = '';
  let mapping: unknown = null;
  const keepUpload = (answer: unknown) => (upload = (answer as { id: string }).id);
  const keepImport = (answer: unknown) => (id = (answer as { id: string }).id);
  const keepMapping = (answer: unknown) => (mapping = (answer as { mapping: unknown }).mapping);
  const settle = async (): Promise<void> => {
    while (desk.state.feeds.job !== null) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const ofImport = (method: MethodName, more: object = {}): DayCall => ({
    method,
    input: () => ({ id, ...more }),
  });
  const start = {
    kind: 'permits',
    source: 'Synaq',
    snapshotOn: '2026-11-22',
    sheet: null,
    encoding: null,
  };
  const bringIn: readonly DayCall[] = [
    {
      method: 'upload.begin',
      input: () => ({ fileName: 'register.csv', size: bytes.length }),
      then: keepUpload,
    },
    {
      method: 'upload.put',
      input: () => ({ id: upload, index: 0, data: bytes.toString('base64') }),
      isRepeatable: false,
    },
    { method: 'import.start', input: () => ({ uploadId: upload, ...start }), then: keepImport, settle },
  ];
  return [
    ...bringIn,
    { ...ofImport('import.read'), then: keepMapping },
    { method: 'import.list', input: () => ({}) },
    { method: 'import.judge', input: () => ({ id, mapping }), settle },
    ofImport('import.rows', { only: 'bad', after: null, limit: 10 }),
    ofImport('import.repair', { line: 4, values: { validUntil: '14.01.2027' } }),
    ofImport('import.leave', { line: 7, reason: 'no such paper' }),
    { ...ofImport('import.accept'), settle },
    ofImport('import.cancel'),
    ...bringIn,
    { ...ofImport('import.discard'), settle },
    { method: 'upload.drop', input: () => ({ id: upload }) },
  ];
}
