import type { Services } from '../dispatch.ts';
import { administrationServices } from './administration.ts';
import { draftServices } from './drafts.ts';
import { importServices } from './imports/index.ts';
import { knownServices } from './known.ts';
import { mailServices } from './mail/index.ts';
import { notificationServices } from './notifications.ts';
import { permitServices } from './permits/index.ts';
import { quotaServices } from './quota/index.ts';
import { searchServices } from './search.ts';
import { sessionServices } from './session.ts';
import { setupServices } from './setup.ts';
import { slipServices } from './slips.ts';
import { taskServices } from './tasks.ts';
import { packageServices } from './work/packages.ts';
import { trySettingServices } from './work/try-setting.ts';
import { verdictServices } from './work/verdicts.ts';

/** Every service, one per method of the contract: a method without a service does not compile. */
export const services: Services = {
  ...sessionServices,
  ...setupServices,
  ...administrationServices,
  ...draftServices,
  ...notificationServices,
  ...knownServices,
  ...importServices,
  ...mailServices,
  ...searchServices,
  ...slipServices,
  ...permitServices,
  ...quotaServices,
  ...taskServices,
  ...verdictServices,
  ...packageServices,
  ...trySettingServices,
};
