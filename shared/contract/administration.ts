import * as v from 'valibot';
import { method } from './method.ts';
import { loginSchema, officeSchema, userSchema } from './session.ts';
import {
  daySchema,
  done,
  filledText,
  idSchema,
  instantSchema,
  languageSchema,
  nothing,
  roleSchema,
  text,
} from './schemas.ts';

const settingValue = v.union([text(200), v.number(), v.boolean()]);

/** A setting with the day it holds from; the rules read the one in force on the day they judge. */
export const settingSchema = v.strictObject({
  key: v.string(),
  value: settingValue,
  validFrom: v.nullable(daySchema),
  source: text(500),
  confidence: v.picklist(['confirmed', 'unconfirmed']),
  changedAt: v.nullable(instantSchema),
  changedBy: v.nullable(v.string()),
});

/** A reference row as it crosses: the fields every row has, and the list's own fields in `fields`. */
export const referenceRowSchema = v.strictObject({
  code: v.string(),
  validFrom: v.nullable(daySchema),
  validTo: v.nullable(daySchema),
  source: text(500),
  confidence: v.picklist(['confirmed', 'unconfirmed']),
  names: v.nullable(v.strictObject({ kk: text(400), ru: text(400), en: text(400) })),
  fields: v.record(v.string(), v.unknown()),
  /** 'product' rows came with the program; 'office' rows were written by an administrator. */
  origin: v.picklist(['product', 'office']),
});
export type ReferenceListRow = v.InferOutput<typeof referenceRowSchema>;

const listName = v.pipe(v.string(), v.regex(/^[a-z-]{2,40}$/));

export const administrationContract = {
  'office.read': method({ access: 'session', background: true, input: nothing, output: officeSchema }),
  'office.update': method({
    access: ['administrator'],
    input: v.strictObject({ office: officeSchema }),
    output: officeSchema,
  }),

  'setting.list': method({
    access: 'session',
    background: true,
    input: nothing,
    output: v.array(settingSchema),
  }),
  'setting.change': method({
    access: ['administrator'],
    input: v.strictObject({
      key: v.pipe(v.string(), v.maxLength(60)),
      value: settingValue,
      validFrom: v.nullable(daySchema),
      source: text(500),
    }),
    output: v.array(settingSchema),
  }),

  'user.list': method({
    access: ['administrator'],
    input: nothing,
    output: v.array(v.strictObject({ ...userSchema.entries, removed: v.boolean() })),
  }),
  /** The one-time password is shown once; the user replaces it at the first log-in, so nobody else ever knows the password. */
  'user.add': method({
    access: ['administrator'],
    input: v.strictObject({
      login: loginSchema,
      name: filledText(150),
      roles: v.pipe(v.array(roleSchema), v.minLength(1)),
      language: languageSchema,
    }),
    output: v.strictObject({ user: userSchema, oneTimePassword: v.string() }),
  }),
  'user.change': method({
    access: ['administrator'],
    input: v.strictObject({
      id: idSchema,
      name: filledText(150),
      roles: v.pipe(v.array(roleSchema), v.minLength(1)),
    }),
    output: userSchema,
  }),
  'user.reset': method({
    access: ['administrator'],
    input: v.strictObject({ id: idSchema }),
    output: v.strictObject({ user: userSchema, oneTimePassword: v.string() }),
  }),
  'user.remove': method({ access: ['administrator'], input: v.strictObject({ id: idSchema }), output: done }),

  'reference.lists': method({
    access: 'session',
    background: true,
    input: nothing,
    output: v.array(v.strictObject({ list: v.string(), rows: v.number(), unconfirmed: v.number() })),
  }),
  'reference.rows': method({
    access: 'session',
    background: true,
    input: v.strictObject({ list: listName }),
    output: v.array(referenceRowSchema),
  }),
  /** Adds a row or a later edition of one; an earlier open edition of the same code ends the day before. */
  'reference.add': method({
    access: ['administrator'],
    input: v.strictObject({
      list: listName,
      row: v.strictObject({ ...referenceRowSchema.entries, origin: v.literal('office') }),
    }),
    output: v.array(referenceRowSchema),
  }),
  /** Marks a row as confirmed by a source; its values and days stay as they are. */
  'reference.confirm': method({
    access: ['administrator'],
    input: v.strictObject({
      list: listName,
      code: v.pipe(v.string(), v.maxLength(80)),
      validFrom: v.nullable(daySchema),
      source: filledText(500),
    }),
    output: v.array(referenceRowSchema),
  }),
  /** Ends a row on a day; nothing is ever deleted, because old records were judged by it. */
  'reference.end': method({
    access: ['administrator'],
    input: v.strictObject({
      list: listName,
      code: v.pipe(v.string(), v.maxLength(80)),
      validFrom: v.nullable(daySchema),
      validTo: daySchema,
    }),
    output: v.array(referenceRowSchema),
  }),
};
