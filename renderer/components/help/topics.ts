import type { MessageKey } from '../../messages/index.ts';

export interface HelpTopic {
  readonly name: string;
  readonly title: MessageKey;
  /** Sentences in the order they are read. */
  readonly points: readonly MessageKey[];
}

/** Everything there is to read, in the order of a first day at the counter. */
export const helpTopics = [
  {
    name: 'desk',
    title: 'help.desk',
    points: [
      'help.desk.order',
      'help.desk.enter',
      'help.desk.people',
      'help.desk.known',
      'help.desk.checks',
      'help.desk.register',
      'help.desk.warnings',
    ],
  },
  {
    name: 'scan',
    title: 'help.scan',
    points: ['help.scan.reader', 'help.scan.paste', 'help.scan.digits', 'help.scan.layout', 'help.scan.none'],
  },
  { name: 'lights', title: 'help.lights', points: ['help.lights.text', 'help.lights.unconfirmed'] },
  {
    name: 'drafts',
    title: 'help.drafts',
    points: ['help.drafts.saved', 'help.drafts.lock', 'help.drafts.crash', 'help.drafts.other'],
  },
  {
    name: 'slips',
    title: 'help.slips',
    points: ['help.slips.print', 'help.slips.again', 'help.slips.code', 'help.slips.printer'],
  },
  {
    name: 'list',
    title: 'help.list',
    points: ['help.list.today', 'help.list.search', 'help.list.keys'],
  },
  {
    name: 'mail',
    title: 'help.mail',
    points: ['help.mail.passes', 'help.mail.dates', 'help.mail.next', 'help.mail.taken', 'help.mail.find'],
  },
  {
    name: 'mailOpen',
    title: 'help.mailOpen',
    points: [
      'help.mailOpen.number',
      'help.mailOpen.speed',
      'help.mailOpen.count',
      'help.mailOpen.again',
      'help.mailOpen.scan',
    ],
  },
  {
    name: 'mailEnter',
    title: 'help.mailEnter',
    points: ['help.mailEnter.form', 'help.mailEnter.carry', 'help.mailEnter.draft', 'help.mailEnter.not'],
  },
  {
    name: 'mailDecide',
    title: 'help.mailDecide',
    points: [
      'help.mailDecide.which',
      'help.mailDecide.return',
      'help.mailDecide.other',
      'help.mailDecide.ask',
      'help.mailDecide.back',
    ],
  },
  {
    name: 'mailAnswer',
    title: 'help.mailAnswer',
    points: [
      'help.mailAnswer.batch',
      'help.mailAnswer.window',
      'help.mailAnswer.number',
      'help.mailAnswer.withdrawn',
      'help.mailAnswer.dispatch',
    ],
  },
  {
    name: 'mailDay',
    title: 'help.mailDay',
    points: ['help.mailDay.equation', 'help.mailDay.close', 'help.mailDay.closed', 'help.mailDay.register'],
  },
  {
    name: 'work',
    title: 'help.work',
    points: [
      'help.work.block',
      'help.work.take',
      'help.work.verdict',
      'help.work.lights',
      'help.work.noData',
      'help.work.counsel',
      'help.work.stay',
      'help.work.again',
    ],
  },
  {
    name: 'permits',
    title: 'help.permits',
    points: [
      'help.permits.find',
      'help.permits.ending',
      'help.permits.life',
      'help.permits.keep',
      'help.permits.age',
    ],
  },
  {
    name: 'quota',
    title: 'help.quota',
    points: ['help.quota.read', 'help.quota.never', 'help.quota.day', 'help.quota.keep', 'help.quota.none'],
  },
  {
    name: 'imports',
    title: 'help.imports',
    points: [
      'help.imports.read',
      'help.imports.columns',
      'help.imports.check',
      'help.imports.repair',
      'help.imports.accept',
      'help.imports.typed',
    ],
  },
  {
    name: 'tasks',
    title: 'help.tasks',
    points: ['help.tasks.lists', 'help.tasks.keys', 'help.tasks.settle', 'help.tasks.refer'],
  },
  {
    name: 'packages',
    title: 'help.packages',
    points: ['help.packages.what', 'help.packages.change', 'help.packages.trial', 'help.packages.switches'],
  },
  {
    name: 'settings',
    title: 'help.settings',
    points: [
      'help.settings.who',
      'help.settings.days',
      'help.packages.switches',
      'help.settings.password',
      'help.settings.recovery',
      'help.settings.copy',
    ],
  },
  { name: 'keys', title: 'keys.title', points: ['keys.layouts', 'keys.scan'] },
  {
    name: 'trouble',
    title: 'help.trouble',
    points: [
      'help.trouble.late',
      'help.trouble.duplicate',
      'help.trouble.name',
      'help.trouble.list',
      'help.trouble.password',
      'help.trouble.answer',
      'help.trouble.disk',
    ],
  },
] as const satisfies readonly HelpTopic[];

/** Pages whose help stands under another name. */
const topicOfPage: Readonly<Record<string, string>> = {
  search: 'list',
  notification: 'slips',
  permit: 'permits',
  permitNew: 'permits',
  permitEdit: 'permits',
  quotaLine: 'quota',
  import: 'imports',
  mailEnvelope: 'mailDecide',
  mailOutgoing: 'mailAnswer',
};

/** The topic for a page's name or a topic's own; the desk for anything else. */
export function topicFor(asked: string): HelpTopic {
  const name = topicOfPage[asked] ?? asked;
  return helpTopics.find((topic) => topic.name === name) ?? helpTopics[0];
}

/** The name F1 asks for: of the place the cursor is in, of the part of a page that has help of its own, else of the page. */
export function topicAt({ place, page, part }: { place: string | null; page: string; part: string }): string {
  return place ?? helpTopics.find(({ name }) => name === part)?.name ?? page;
}
