/** Sentences, sources, values and calendar reasons of the checks. Days among the values are written as days by whoever shows them. */
export const finding = {
  'finding.timeliness.hostNotice.beforeCount': 'In time: the term has not begun to run. Last day: {dueOn}.',
  'finding.timeliness.hostNotice.inTime': 'In time: working day {number} of {days}. Last day: {dueOn}.',
  'finding.timeliness.hostNotice.late':
    'Late: {workingDays|one:# working day|other:# working days} past the term ({days|one:# calendar day|other:# calendar days}). Last day: {dueOn}, brought: {broughtOn}.',
  'finding.timeliness.hostNotice.longAgo':
    'Late by more than a year: arrived {arrivedOn}, brought {broughtOn}. Check the dates; the last day was {dueOn}.',
  'finding.timeliness.hostNotice.arrivalAhead':
    'The notification came before the arrival: brought {broughtOn}, arrival {arrivedOn}.',
  'finding.timeliness.hostNotice.noArrival':
    'The term cannot be counted: ask for the date of arrival at the address.',
  'finding.timeliness.hostNotice.noReceipt': 'Last day: {dueOn}. The date of receipt is missing.',
  'finding.timeliness.hostNotice.noPostmark': 'Last day: {dueOn}. The date of the postmark is missing.',
  'finding.timeliness.hostNotice.noCalendar':
    'The term cannot be counted: the calendar has no working days for it.',
  'finding.timeliness.berkut.visaHolder':
    'Visa holder: also registered by Berkut at the border, at the inviting party’s address. Compare the address.',
  'finding.timeliness.order923.running':
    'Registration in the system of the migration police: within {days|one:# calendar day|other:# calendar days} of crossing the border. Last day: {dueOn}.',
  'finding.timeliness.order923.ended':
    'The term of registration in the system of the migration police ended on {dueOn}. Ask for the registration certificate.',
  'finding.timeliness.order923.noEntry':
    'The term of registration in the system of the migration police cannot be counted: ask for the date of entry.',
  'finding.stayTerm.regime.kazakhstan':
    'Citizen of Kazakhstan: no notification is needed. Check the citizenship.',
  'finding.stayTerm.regime.noCitizenship': 'The term of stay is not known: ask for the citizenship.',
  'finding.stayTerm.regime.noRegime':
    'The term of stay is not known: ask whether there is a visa or a permit.',
  'finding.stayTerm.visaFree.stateless':
    'No visa-free term is known for a person without citizenship. Ask for the visa or the permit.',
  'finding.stayTerm.visaFree.noTerm':
    'No visa-free term is on record for this citizenship on the day of entry. Ask for the visa or the permit.',
  'finding.stayTerm.visaFree.noEntry': 'The visa-free term cannot be counted: ask for the date of entry.',
  'finding.stayTerm.purpose.outside':
    'The visa-free stay of this citizenship does not cover this purpose of visit.',
  'finding.stayTerm.perEntry.within': 'Visa-free stay: day {number} of {days}. Last day: {lastOn}.',
  'finding.stayTerm.perEntry.departsBeyond':
    'Planned departure {departsOn} is {over|one:# day|other:# days} past the visa-free term. Last day: {lastOn}.',
  'finding.stayTerm.perEntry.overstayed':
    'The visa-free term ended on {lastOn}, {over|one:# day|other:# days} ago.',
  'finding.stayTerm.perEntry.noDeparture':
    'Visa-free stay: day {number} of {days}. Last day: {lastOn}. Ask for the planned departure.',
  'finding.stayTerm.perEntry.noLimit': 'No term for one entry is on record for this citizenship.',
  'finding.stayTerm.window.within':
    'In {window|one:# day|other:# days}: {used} of {limit} used, last day {lastOn}. Only stays known to this office are counted.',
  'finding.stayTerm.window.departsBeyond':
    'Planned departure {departsOn} exceeds {limit} days in {window} by {over|one:# day|other:# days}. Last day: {lastOn}. Only stays known to this office are counted.',
  'finding.stayTerm.window.overstayed':
    'The {limit} days in {window} were used up on {lastOn}, {over|one:# day|other:# days} ago. Only stays known to this office are counted.',
  'finding.stayTerm.window.usedUp':
    'Before this entry {used} of {limit} days in {window} were used: none is left. Only stays known to this office are counted.',
  'finding.stayTerm.window.noLimit': 'No limit over several visits is on record for this citizenship.',
  'finding.stayTerm.window.openStay':
    'The departure of {count|one:# earlier stay|other:# earlier stays} is not known; only the first day is counted. Ask when the person left.',
  'finding.stayTerm.visa.within': 'The visa covers the stay. Last day: {lastOn}.',
  'finding.stayTerm.visa.enteredBefore': 'Entry {enteredOn} is before the visa begins: {visaFrom}.',
  'finding.stayTerm.visa.enteredAfter': 'Entry {enteredOn} is after the visa ended: {visaUntil}.',
  'finding.stayTerm.visa.departsBeyond':
    'Planned departure {departsOn} is {over|one:# day|other:# days} past what the visa allows. Last day: {lastOn}.',
  'finding.stayTerm.visa.overstayed':
    'The stay on the visa ended on {lastOn}, {over|one:# day|other:# days} ago.',
  'finding.stayTerm.visa.noDeparture': 'Last day on the visa: {lastOn}. Ask for the planned departure.',
  'finding.stayTerm.visa.noStayDays':
    'The visa is valid until {lastOn}; its period of stay was not given. Look at the visa.',
  'finding.stayTerm.visa.noValidity': 'The validity of the visa was not given. Ask for the visa.',
  'finding.stayTerm.visa.noEntry':
    'The visa is valid until {lastOn}; the period of stay cannot be counted without the date of entry.',
  'finding.stayTerm.visaEntries.usedBefore':
    'The entries of this visa may be used up: this office knows {count|one:# earlier entry|other:# earlier entries} since {visaFrom}.',
  'finding.stayTerm.permit.within': 'The permit covers the stay. Last day: {lastOn}.',
  'finding.stayTerm.permit.expired': 'The permit is no longer valid: last day {lastOn}.',
  'finding.stayTerm.permit.departsBeyond':
    'Planned departure {departsOn} is {over|one:# day|other:# days} past the permit. Last day: {lastOn}.',
  'finding.stayTerm.permit.noDeparture': 'The permit is valid until {lastOn}. Ask for the planned departure.',
  'finding.stayTerm.permit.noValidity': 'The validity of the permit was not given. Ask for the permit.',
  'finding.stayTerm.permitCeiling.beyondDocument':
    'The temporary residence permit runs until {permitUntil}, longer than the document: {expiresOn}. Check both dates.',
  'finding.document.validity.valid': 'The document is valid until {expiresOn}.',
  'finding.document.validity.expiredOnArrival':
    'The document had expired on arrival: valid until {expiresOn}.',
  'finding.document.validity.expired': 'The document has expired: valid until {expiresOn}.',
  'finding.document.validity.endsBeforeDeparture':
    'The document expires on {expiresOn}, before the planned departure {departsOn}.',
  'finding.document.validity.noExpiry': 'The validity of the document was not given. Look at the document.',
  'finding.duplicates.known.none': 'This office has no other record of this person.',
  'finding.duplicates.known.before':
    'Known to this office: {count|one:# earlier stay|other:# earlier stays}.',
  'finding.duplicates.known.noKeys':
    'Other records cannot be looked for: enter the document number or the name.',
  'finding.duplicates.sameNotice.sameArrival':
    'Very probably the same notification: the same person, address and day of arrival are on record as {number}.',
  'finding.duplicates.overlap.sameAddress':
    'The stay overlaps with a stay on record at the same address: {number}.',
  'finding.duplicates.overlap.otherAddress':
    'The stay overlaps with a stay on record at another address: {number}. Ask whether the person moved.',
  'finding.duplicates.otherPerson.sameDocument':
    'The same document number is on record for another person: {number}. Compare the documents.',
  'finding.duplicates.otherPerson.sameIin':
    'The same IIN is on record with another name: {number}. Compare the documents.',
  'finding.duplicates.sameName.otherDocument':
    'The same name and date of birth are on record with another document: {number}. It may be the same person.',
  'finding.duplicates.withinNotice.twice':
    'One person may be in this notification twice: entries {first} and {second}.',

  'clause.migrationLaw': 'Law on Migration of the Population',
  'clause.migrationLawArticle1': 'Law on Migration of the Population, art. 1',
  'clause.migrationLawArticle9': 'Law on Migration of the Population, art. 9',
  'clause.decree148': 'Decree No. 148 of 21.01.2012',
  'clause.decree148Clause4': 'Decree No. 148, migration control rules, clause 4',
  'clause.decree148Clause4Paragraph2': 'Decree No. 148, migration control rules, clause 4 para. 2',
  'clause.decree148Clause6': 'Decree No. 148, clause 6',
  'clause.decree148Clause9': 'Decree No. 148, clause 9',
  'clause.decree111': 'Decree No. 111 of 04.03.2022',
  'clause.decree1146': 'Decree No. 1146 of 31.12.2022',
  'clause.decreeOf25August2025': 'Decree of 25.08.2025',
  'clause.order83': 'Order of the Minister of Internal Affairs No. 83 of 27.01.2016',
  'clause.order923': 'Order of the Minister of Internal Affairs No. 923 of 17.11.2025',
  'clause.jointOrder2016': 'Joint order on invitations and visas, No. 11-1-2/555 and No. 1100 of 2016',
  'clause.order992': 'Order of the Minister of Internal Affairs No. 992 of 04.12.2015',
  'clause.codeArticle517': 'Code on Administrative Infractions, art. 517',
  'clause.codeArticle518': 'Code on Administrative Infractions, art. 518',
  'clause.labourCodeArticle85': 'Labour Code, art. 85',

  'value.arrivedOn': 'Arrival at the address',
  'value.receivedOn': 'Date of receipt',
  'value.postmarkOn': 'Postmark',
  'value.basis': 'Counted from',
  'value.basis.postmark': 'the postmark',
  'value.basis.receipt': 'the day of receipt',
  'value.basis.receiptForPostmark': 'the day of receipt, in place of the postmark',
  'value.basis.receiptLessPost': 'the day of receipt less the usual days of the post',
  'value.basis.firstPostmark': 'the postmark of the first envelope',
  'value.basis.firstReceipt': 'the first receipt',
  'value.basis.firstReceiptForPostmark': 'the first receipt, in place of the postmark',
  'value.basis.firstReceiptLessPost': 'the first receipt less the usual days of the post',
  'value.broughtOn': 'Taken as brought on',
  'value.postmark': 'Postmark',
  'value.postmark.legible': 'legible',
  'value.postmark.illegible': 'illegible',
  'value.postmark.none': 'none',
  'value.firstEnvelope': 'First envelope',
  'value.firstPostmarkOn': 'First postmark',
  'value.firstReceivedOn': 'First receipt',
  'value.postmarkFallback': 'Without a legible postmark',
  'value.postmarkFallback.receipt': 'the day of receipt',
  'value.postmarkFallback.receiptLess': 'receipt less the usual days of the post',
  'value.postalDays': 'Usual days of the post',
  'value.today': 'Today',
  'value.enteredOn': 'Date of entry',
  'value.departsOn': 'Planned departure',
  'value.citizenship': 'Citizenship',
  'value.purpose': 'Purpose of visit',
  'value.purposes': 'Purposes covered',
  'value.firstDay': 'First day of the term',
  'value.firstDay.arrival-day': 'the day itself',
  'value.firstDay.next-day': 'the next day',
  'value.postDate': 'Day of a posted notification',
  'value.postDate.postmark': 'postmark',
  'value.postDate.receipt': 'receipt',
  'value.borderDays': 'Border days',
  'value.borderDays.both': 'entry and departure both count',
  'value.borderDays.entry-only': 'only entry counts',
  'value.noticeWorkingDays': 'Term, working days',
  'value.calendar': 'Calendar version',
  'value.registrationDays': 'Term, calendar days',
  'value.registrationFrom': 'Entries from',
  'value.stayTerm': 'Row of the terms of stay',
  'value.daysPerEntry': 'Days per entry',
  'value.daysInWindow': 'Days allowed in the period',
  'value.windowDays': 'Running period, days',
  'value.source': 'Source',
  'value.visaCategory': 'Visa category',
  'value.visaFrom': 'Visa valid from',
  'value.visaUntil': 'Visa valid until',
  'value.visaStayDays': 'Period of stay on the visa, days',
  'value.visaEntries': 'Number of entries',
  'value.visaEntries.single': 'single',
  'value.visaEntries.double': 'double',
  'value.visaEntries.multiple': 'multiple',
  'value.permitKind': 'Kind of permit',
  'value.permitKind.temporary': 'temporary residence',
  'value.permitKind.permanent': 'permanent residence',
  'value.permitUntil': 'Permit valid until',
  'value.expiresOn': 'Document valid until',
  'value.documentNumber': 'Document number',
  'value.iin': 'IIN',
  'value.bornOn': 'Date of birth',
  'value.matchedBy': 'Matched by',
  'value.matchedBy.document': 'document',
  'value.matchedBy.iin': 'IIN',
  'value.matchedBy.name': 'name and date of birth',

  'dayReason.working': 'working day',
  'dayReason.workingWeekend': 'weekend worked instead',
  'dayReason.weekend': 'weekend',
  'dayReason.holiday': 'holiday',
  'dayReason.dayOff': 'day off moved here',
  'dayReason.swap': 'day off by swap',
  'dayReason.calendar': 'calendar day',
  'dayReason.notYet': 'counting begins the next day',
} as const;
