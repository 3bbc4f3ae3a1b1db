import { app } from './app.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { imports } from './imports.ts';
import { issue } from './issue.ts';
import { finding } from './finding.ts';
import { desk } from './desk.ts';
import { form } from './form.ts';
import { quota } from './quota.ts';
import { permit } from './permit.ts';
import { session } from './session.ts';
import { setup } from './setup.ts';
import { settings } from './settings.ts';
import { help } from './help.ts';
import { helpMail } from './help-mail.ts';
import { keys } from './keys.ts';
import { mail } from './mail.ts';
import { mailScans } from './mail-scans.ts';
import { mailOpening } from './mail-opening.ts';
import { mailEntering } from './mail-entering.ts';
import { mailLetters } from './mail-letters.ts';
import { mailDay } from './mail-day.ts';
import { mailQueue } from './mail-queue.ts';
import { slip } from './slip.ts';
import { tasks } from './tasks.ts';
import { workCheck } from './work-check.ts';
import { workDesk } from './work-desk.ts';
import { work } from './work.ts';
import { workAdvice } from './work-advice.ts';
import { workClauses } from './work-clauses.ts';
import { workValues } from './work-values.ts';
import { workWords } from './work-words.ts';
import { workSettings } from './work-settings.ts';
import { workPredicates } from './work-predicates.ts';

/** Kazakh messages, the same areas as in English. */
export const kk = {
  ...app,
  ...common,
  ...finding,
  ...keys,
  ...errors,
  ...issue,
  ...desk,
  ...form,
  ...slip,
  ...session,
  ...setup,
  ...settings,
  ...help,
  ...helpMail,
  ...permit,
  ...imports,
  ...quota,
  ...tasks,
  ...mail,
  ...mailScans,
  ...mailOpening,
  ...mailEntering,
  ...mailLetters,
  ...mailDay,
  ...mailQueue,
  ...workCheck,
  ...workDesk,
  ...work,
  ...workAdvice,
  ...workClauses,
  ...workValues,
  ...workWords,
  ...workSettings,
  ...workPredicates,
};
