import * as v from 'valibot';
import { method } from './method.ts';
import {
  base64Schema,
  count,
  done,
  filledText,
  idSchema,
  languageSchema,
  nothing,
  roleSchema,
  text,
} from './schemas.ts';

/** A log-in name: letters, digits, dot and dash; case does not matter. */
export const loginSchema = v.pipe(
  v.string(),
  v.minLength(2),
  v.maxLength(40),
  v.regex(/^[\p{L}\p{N}._-]+$/u),
);
/** What is typed at log-in is never judged, only tried. */
export const typedPassword = v.pipe(v.string(), v.maxLength(1_000));
export const newPassword = v.pipe(v.string(), v.minLength(1), v.maxLength(1_000));

export const userSchema = v.strictObject({
  id: idSchema,
  login: v.string(),
  name: v.string(),
  roles: v.array(roleSchema),
  language: languageSchema,
  mustChangePassword: v.boolean(),
});
export type User = v.InferOutput<typeof userSchema>;

export const officeSchema = v.strictObject({
  /** Short code that opens every registration number, `ALM2`. */
  code: v.pipe(v.string(), v.regex(/^[A-Z0-9]{2,8}$/)),
  names: v.strictObject({ kk: filledText(200), ru: filledText(200) }),
  region: v.pipe(v.string(), v.regex(/^\d{9}$/)),
  district: text(100),
  address: filledText(300),
  phone: text(60),
  /** Counter (терезе, окно) this store belongs to: 1…99. */
  counter: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
});
export type Office = v.InferOutput<typeof officeSchema>;

export const openSessionSchema = v.strictObject({
  session: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  user: userSchema,
  office: officeSchema,
  idleLockMinutes: count,
  /** Minutes east of UTC of the office's wall clock. */
  offsetMinutes: v.pipe(v.number(), v.integer()),
});
export type OpenSession = v.InferOutput<typeof openSessionSchema>;

const failureSchema = v.strictObject({
  code: v.string(),
  params: v.record(v.string(), v.union([v.string(), v.number()])),
});

export const sessionContract = {
  /** Where the product stands: the first thing a page asks. */
  'session.status': method({
    access: 'anybody',
    background: true,
    input: nothing,
    output: v.strictObject({
      state: v.picklist(['setUp', 'locked', 'open', 'unavailable']),
      host: v.picklist(['electron', 'browser', 'cli']),
      version: v.string(),
      demo: v.nullable(
        v.array(v.strictObject({ login: v.string(), password: v.string(), roles: v.array(roleSchema) })),
      ),
      current: v.nullable(openSessionSchema),
      failure: v.nullable(failureSchema),
    }),
  }),
  'session.logIn': method({
    access: 'anybody',
    input: v.strictObject({ login: v.pipe(v.string(), v.maxLength(100)), password: typedPassword }),
    output: openSessionSchema,
  }),
  /** Opens the store with the printed recovery key and gives one user a new password. */
  'session.recover': method({
    access: 'anybody',
    input: v.strictObject({
      code: v.pipe(v.string(), v.maxLength(200)),
      login: v.pipe(v.string(), v.maxLength(100)),
      password: newPassword,
    }),
    output: openSessionSchema,
  }),
  'session.lock': method({
    access: 'anybody',
    input: v.strictObject({ reason: v.picklist(['user', 'idle', 'system']) }),
    output: done,
  }),
  /** Somebody moved the mouse: the idle clock starts anew. */
  'session.touch': method({ access: 'session', input: nothing, output: done }),
  'session.changePassword': method({
    access: 'session',
    input: v.strictObject({ current: typedPassword, next: newPassword }),
    output: done,
  }),
  /** Makes a new recovery key; the old sheet opens nothing any more. The person's own password is asked for again. */
  'session.renewRecovery': method({
    access: ['administrator'],
    input: v.strictObject({ password: typedPassword }),
    output: v.strictObject({ recoveryCode: v.string() }),
  }),
  'session.changeLanguage': method({
    access: 'session',
    background: true,
    input: v.strictObject({ language: languageSchema }),
    output: done,
  }),
};

export const setupContract = {
  /** Reference rows the set-up page needs while there is no store. */
  'setup.regions': method({
    access: 'anybody',
    input: nothing,
    output: v.array(
      v.strictObject({
        code: v.string(),
        names: v.strictObject({ kk: v.string(), ru: v.string(), en: v.string() }),
      }),
    ),
  }),
  'setup.create': method({
    access: 'anybody',
    input: v.strictObject({
      office: officeSchema,
      administrator: v.strictObject({
        login: loginSchema,
        name: filledText(150),
        password: newPassword,
        language: languageSchema,
        worksAtCounter: v.boolean(),
      }),
      counting: v.strictObject({
        firstDay: v.picklist(['arrival-day', 'next-day']),
        postDate: v.picklist(['postmark', 'receipt']),
      }),
    }),
    output: v.strictObject({ opened: openSessionSchema, recoveryCode: v.string() }),
  }),
  /** The A4 sheet with the recovery key, to print and lock away. The code is not kept: the page hands it back. */
  'setup.recoverySheet': method({
    access: ['administrator'],
    input: v.strictObject({ code: v.pipe(v.string(), v.maxLength(200)) }),
    output: v.strictObject({ pdf: base64Schema, fileName: v.string() }),
  }),
};
