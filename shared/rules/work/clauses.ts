/** Acts the rules were written from; the package says of which edition. */
export const workActs = [
  'decree148',
  'migrationLaw',
  'labourCode',
  'offencesCode',
  'eaeuTreaty',
  'resolution1041',
  'order279',
  'aifcStatute',
] as const;
export type WorkAct = (typeof workActs)[number];

/** Clauses the rules cite, by their code in the list `legal-sources`, and the act each is part of. */
export const workClauses = {
  /** C7: no work without the permit of the local executive body, unless law or treaty says otherwise. */
  decree148Clause7: 'decree148',
  /** C14: foreign labour is attracted on a permit within the quota, unless law or treaty says otherwise. */
  decree148Clause14: 'decree148',
  /** Terms of the law: intra-corporate transfer in item 6-1. */
  migrationLawArticle1: 'migrationLaw',
  /** Hosts report within three working days; visa-free stay. */
  migrationLawArticle6Part4: 'migrationLaw',
  migrationLawArticle6Part5: 'migrationLaw',
  /** Who asks for the residence permit on the work ground: who concluded the contract. */
  'migrationLawArticle6-1Part2': 'migrationLaw',
  /** End of the kandas status. */
  migrationLawArticle25Part1: 'migrationLaw',
  /** Spouse of a citizen works like a citizen. */
  migrationLawArticle29Part2Item1: 'migrationLaw',
  /** Other families: certificate or permit within the quota. */
  migrationLawArticle29Part2Item2: 'migrationLaw',
  /** Seasonal workers: up to one year. */
  migrationLawArticle34Part3: 'migrationLaw',
  /** Labour immigrants: domestic work for private persons. */
  migrationLawArticle34Part4: 'migrationLaw',
  /** Foreign workers: of age; medical insurance. */
  migrationLawArticle35Part1: 'migrationLaw',
  migrationLawArticle35Part6: 'migrationLaw',
  /** Visa and stay for the term of the permit. */
  migrationLawArticle36Part1: 'migrationLaw',
  /** Outside permit and quota, item by item. */
  'migrationLawArticle36-1Part2Item1': 'migrationLaw',
  'migrationLawArticle36-1Part2Item2': 'migrationLaw',
  'migrationLawArticle36-1Part2Item3': 'migrationLaw',
  'migrationLawArticle36-1Part2Item4': 'migrationLaw',
  /** Self-employment certificates: outside the quota. */
  'migrationLawArticle36-1Part2Item5': 'migrationLaw',
  'migrationLawArticle36-1Part2Item6': 'migrationLaw',
  'migrationLawArticle36-1Part2Item7': 'migrationLaw',
  'migrationLawArticle36-1Part2Item8': 'migrationLaw',
  'migrationLawArticle36-1Part2Item9': 'migrationLaw',
  /** Intra-corporate transfer: outside the quota. */
  'migrationLawArticle36-1Part3': 'migrationLaw',
  /** Permits within the quota. */
  migrationLawArticle37Part1: 'migrationLaw',
  'migrationLawArticle37-1Part1': 'migrationLaw',
  /** Suspension and revocation. */
  'migrationLawArticle37-1Part2': 'migrationLaw',
  /** Not transferable; territory; business trips. */
  'migrationLawArticle37-1Part3': 'migrationLaw',
  /** Certificates: term, profession; extension to a contract. */
  'migrationLawArticle37-2': 'migrationLaw',
  'migrationLawArticle37-2Part1': 'migrationLaw',
  'migrationLawArticle37-2Part3': 'migrationLaw',
  /** Intra-corporate transfer: terms. */
  'migrationLawArticle37-3Part1': 'migrationLaw',
  /** Ethnic Kazakhs and former compatriots: simplified procedure. */
  migrationLawArticle38: 'migrationLaw',
  /** Business immigrants: company and capital within two months. */
  migrationLawArticle40Part2: 'migrationLaw',
  /** Seasonal workers: of age; medical insurance. */
  migrationLawArticle41Part5Item1: 'migrationLaw',
  migrationLawArticle41Part5Item3: 'migrationLaw',
  /** The permit's end ends the stay. */
  migrationLawArticle43Part1Item2: 'migrationLaw',
  /** Labour immigrants: state, age, insurance, months without a break. */
  'migrationLawArticle43-1Part1Item1': 'migrationLaw',
  'migrationLawArticle43-1Part1Item2': 'migrationLaw',
  'migrationLawArticle43-1Part1Item6': 'migrationLaw',
  'migrationLawArticle43-1Part2': 'migrationLaw',
  /** Labour immigrants: household, five contracts, unit of issue. */
  'migrationLawArticle43-2': 'migrationLaw',
  'migrationLawArticle43-2Part4': 'migrationLaw',
  'migrationLawArticle43-2Part5': 'migrationLaw',
  'migrationLawArticle43-2Part6': 'migrationLaw',
  /** Humanitarian immigrants: within the purpose of entry. */
  migrationLawArticle46Part2: 'migrationLaw',
  /** Contracts are registered in the unified register (ESUTD). */
  labourCodeArticle23Part2Item27: 'labourCode',
  /** No contract before the permit; students; insurance and family; five labour immigrants. */
  labourCodeArticle26Part1Item4: 'labourCode',
  labourCodeArticle26Part1Item5: 'labourCode',
  labourCodeArticle26Part1Item6: 'labourCode',
  labourCodeArticle26Part1Item7: 'labourCode',
  /** Term of a contract with a foreigner. */
  labourCodeArticle30Part1Item6: 'labourCode',
  /** A revoked permit ends the contract. */
  labourCodeArticle57Part1Item1: 'labourCode',
  labourCodeArticle60Part3: 'labourCode',
  /** Work without the paper or against the visa's purpose; late notice; employer's offences; who handles them. */
  codeArticle517: 'offencesCode',
  codeArticle517Part5: 'offencesCode',
  codeArticle518Part1: 'offencesCode',
  codeArticle519Part1: 'offencesCode',
  codeArticle519Part2: 'offencesCode',
  codeArticle519Part5: 'offencesCode',
  codeArticle693: 'offencesCode',
  eaeuTreatyArticle97: 'eaeuTreaty',
  eaeuTreatyArticle97Part1: 'eaeuTreaty',
  eaeuTreatyArticle97Part2: 'eaeuTreaty',
  /** The stay lasts as long as the contract. */
  eaeuTreatyArticle97Part5: 'eaeuTreaty',
  resolution1041: 'resolution1041',
  resolution1041Item1: 'resolution1041',
  resolution1041Item2: 'resolution1041',
  resolution1041Item3: 'resolution1041',
  resolution1041Item4: 'resolution1041',
  resolution1041Item5: 'resolution1041',
  resolution1041Item6: 'resolution1041',
  /** Permits: extensions and their window. */
  order279: 'order279',
  aifcStatute: 'aifcStatute',
} as const satisfies Record<string, WorkAct>;

export type WorkClause = keyof typeof workClauses;
export const workClauseKeys = Object.keys(workClauses) as readonly WorkClause[];
