import type { MessageKey } from '../../messages/index.ts';

/** The name in the window's title, by the name of the route. */
const nameOf: Readonly<Record<string, MessageKey>> = {
  desk: 'desk.title',
  list: 'list.title',
  tasks: 'tasks.title',
  search: 'search.title',
  notification: 'record.title',
  mail: 'mailQueue.title',
  mailOpen: 'mailOpening.title',
  mailOutgoing: 'mailOutgoing.title',
  mailDay: 'mailDay.title',
  mailEnvelope: 'mailEnvelope.title',
  mailEnter: 'mailEnvelope.title',
  permits: 'permit.title',
  permit: 'permit.title',
  permitNew: 'permit.title',
  permitEdit: 'permit.title',
  imports: 'import.title',
  import: 'import.title',
  quota: 'quota.title',
  quotaLine: 'quota.title',
  settings: 'app.rail.settings',
};

export const pageNameKey = (route: string): MessageKey => nameOf[route] ?? 'desk.rail.help';

/** Pages that ask the register; an administrator who is no clerk has none of them. */
export const clerkPages: ReadonlySet<string> = new Set([
  'desk',
  'list',
  'search',
  'notification',
  'tasks',
  'mail',
  'mailOpen',
  'mailOutgoing',
  'mailDay',
  'mailEnvelope',
  'mailEnter',
]);
