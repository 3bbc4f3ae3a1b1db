import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { languages } from '../../shared/locale/language.ts';
import type { ReferenceRow } from '../../shared/reference/lists.ts';
import { officialNames } from './country-names.ts';
import { icaoCodes } from './icao-codes.ts';
import { icuLocales } from './icu.ts';

type CountryRow = ReferenceRow<'countries'>;

/** With Kazakhstan itself; the other four are those the visa-free rule names (S34, S38). */
const eaeuMembers = new Set(['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS']);

/** Code that the code list has for Kosovo and neither ISO nor passports know: those carry RKS. */
const outsideIso = new Set(['XKK', 'XKX']);

/** All rows of `countries`, by code. Throws when the interpreter's own data lacks a name: a build with reduced ICU. */
export function countryRows(): CountryRow[] {
  const isoRows = codes.map(isoRow).filter((row) => !outsideIso.has(row.code));
  const rows = [...isoRows, ...icaoCodes.map(icaoRow)];
  return rows.sort((one, other) => (one.code < other.code ? -1 : 1));
}

function isoRow([alpha2, code]: readonly string[]): CountryRow {
  if (alpha2 === undefined || code === undefined)
    throw new Error('row without codes in the list of countries');
  return {
    code,
    validFrom: null,
    validTo: null,
    source: sourceOf(code),
    confidence: 'confirmed',
    alpha2,
    names: { ...icuNames(alpha2), ...officialNames[code] },
    kind: 'country',
    sameAs: null,
    eaeu: eaeuMembers.has(code),
  };
}

function sourceOf(code: string): string {
  const ownWording = Object.keys(officialNames[code] ?? {});
  const names =
    ownWording.length === 0 ? 'Unicode CLDR' : `Unicode CLDR, own wording in ${ownWording.join(', ')}`;
  return `ISO 3166-1; names: ${names}`;
}

function icaoRow({ code, kind, names, alpha2, sameAs }: (typeof icaoCodes)[number]): CountryRow {
  return {
    code,
    validFrom: null,
    validTo: null,
    source: 'ICAO Doc 9303 part 3: general knowledge',
    confidence: 'unconfirmed',
    alpha2: alpha2 ?? null,
    names,
    kind,
    sameAs: sameAs ?? null,
    eaeu: false,
  };
}

function icuNames(alpha2: string): CountryRow['names'] {
  const [kk, ru, en] = languages.map((language) => {
    const name = new Intl.DisplayNames(icuLocales[language], { type: 'region', fallback: 'none' }).of(alpha2);
    if (name === undefined) throw new Error(`no ${language} name for ${alpha2}`);
    return name;
  });
  return { kk: kk ?? '', ru: ru ?? '', en: en ?? '' };
}
