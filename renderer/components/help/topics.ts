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
    name: 'settings',
    title: 'help.settings',
    points: [
      'help.settings.who',
      'help.settings.days',
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
const topicOfPage: Readonly<Record<string, string>> = { search: 'list', notification: 'slips' };

/** The topic for a page's name or a topic's own; the desk for anything else. */
export function topicFor(asked: string): HelpTopic {
  const name = topicOfPage[asked] ?? asked;
  return helpTopics.find((topic) => topic.name === name) ?? helpTopics[0];
}
