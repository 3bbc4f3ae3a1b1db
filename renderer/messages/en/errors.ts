/** Failures the core answers with, by their codes: what happened, what stayed as it was, what to do. */
export const errors = {
  'errors.reference': 'Number for support: {reference}.',
  'errors.app.unexpected':
    'The program failed at this step because of a defect in it. Nothing was changed. Try again; if it happens again, call support.',
  'errors.app.refused':
    'The program refused the request because it did not come from its own page. Nothing was changed. Open Qabyldau again.',
  'errors.app.damaged':
    'A file of the program is damaged: {file}. The data are not touched. Install Qabyldau again.',
  'errors.app.closed': 'Qabyldau is closing or was closed. What is saved is safe. Start it again.',
  'errors.app.coreStopped':
    'The part of the program that keeps the data stopped and is started again. What was confirmed is saved. Log in and look whether the last step is there.',
  'errors.call.unknownMethod':
    'This page is from another version than the program behind it. Nothing was changed. Open Qabyldau again.',
  'errors.call.malformed':
    'Something typed does not fit its field. Nothing was saved. Correct the marked fields.',
  'errors.carrier.unreachable':
    'The program does not answer. What is saved is safe. Wait a moment and try again; if nothing answers, start Qabyldau again.',
  'errors.carrier.noToken':
    'This address was opened without its key. Open the whole address that Qabyldau printed at its start, or start Qabyldau again.',
  'errors.carrier.tooLarge': 'Too much was sent at once. Nothing was saved. Shorten what is typed.',
  'errors.carrier.tooMany':
    'Too many requests at once. Nothing was changed. Wait a few seconds and try again.',
  'errors.session.locked': 'The desk is locked. Log in again; what was typed is kept as a draft.',
  'errors.session.forbidden': 'Your duties do not include this. Nothing was changed. Ask an administrator.',
  'errors.session.passwordExpired':
    'The one-time password must be replaced first. Choose a password of your own.',
  'errors.session.wait':
    'Too many wrong tries. The next try is possible in {seconds|one:# second|other:# seconds}.',
  'errors.session.wrongPassword':
    'The login or the password is wrong. Check the keyboard layout and Caps Lock, and type both again.',
  'errors.session.tooManyAttempts':
    'After {failures|one:# wrong try|other:# wrong tries} this login is closed. Open it with the recovery key, or ask an administrator.',
  'errors.password.short':
    'The password is too short: at least 15 characters. Several words in a row are easy to remember.',
  'errors.password.long': 'The password is too long: at most 128 characters.',
  'errors.password.monotonous':
    'The password repeats the same few characters. Use at least 6 different ones.',
  'errors.password.ownWords':
    'Without the login, the name and the name of the office too little is left of the password. Add words nobody connects with you.',
  'errors.password.common':
    'The password consists of common words or keys in a row. Choose several words that do not belong together.',
  'errors.password.same': 'The new password is the old one. Choose another.',
  'errors.recovery.length':
    'The recovery key has {expected} characters; {found} were typed. Compare it with the sheet.',
  'errors.recovery.mistyped':
    'One character of the recovery key is wrong. Compare it with the sheet group by group.',
  'errors.recovery.symbol':
    'Character {position} does not occur in a recovery key. Compare it with the sheet.',
  'errors.recovery.unknownLogin':
    'The recovery key is right, but there is no user with this login. Check the login.',
  'errors.recovery.wrong': 'This recovery key belongs to another store. Look for the sheet of this counter.',
  'errors.store.absent':
    'There is no store in the data folder. Check which folder Qabyldau was started with.',
  'errors.store.busy':
    'Another program holds the store file, a virus scanner or a copy job for example. Nothing was changed. Wait a moment and try again.',
  'errors.store.copyFailed':
    'The safety copy before the update could not be proved sound, so the update did not begin. Nothing was changed. Free some disk space and start again.',
  'errors.store.damaged':
    'The store file is damaged. Nothing was changed and nothing is deleted. Keep the data folder as it is and call the administrator: the last copy can be put back.',
  'errors.store.disk':
    'The disk reported a fault ({reason}). What was not confirmed is not saved. Do not switch the computer off; call the administrator and copy the data folder to another disk.',
  'errors.store.empty':
    'The store file is empty, although its keys are there. Nothing was changed. Call the administrator: the last copy must be put back.',
  'errors.store.exists':
    'There is already a store in this data folder. Nothing was changed. Log in instead of setting up.',
  'errors.store.key': 'The key of the store is not usable. Nothing was changed. Call the administrator.',
  'errors.store.lastSlot':
    'The last login cannot be removed: nobody could open the store any more. Add another user first.',
  'errors.store.login': 'This login cannot be used. Letters, digits, dot, dash; for example: k.omarova.',
  'errors.store.migration':
    'The update of the store stopped at step {version} ({name}) and was taken back. Nothing was changed. Go on with the earlier program version and call support.',
  'errors.store.missing':
    'The store file is missing, although its keys are there. Nothing was created instead. Call the administrator: the file must be put back from the last copy.',
  'errors.store.newer':
    'The store was written by a newer Qabyldau (edition {version}, this program knows {known}). Nothing was changed. Install the newer program.',
  'errors.store.noSlot': 'This user has no login in the store any more. Give the user a one-time password.',
  'errors.store.noSpace':
    'The disk is full. The last step was not saved; what was saved before is safe. Free some space and try again.',
  'errors.store.noUsers': 'A store needs at least one user. Nothing was created.',
  'errors.store.notAStore':
    'The file in the data folder is not a store of Qabyldau. It was not touched. Check the data folder.',
  'errors.store.otherDevice':
    'This store was made on another computer or account. Its passwords work only there; here it opens with the recovery key.',
  'errors.store.password':
    'This password cannot be used. It holds characters that cannot be stored; type it again.',
  'errors.store.profile':
    'The store did not open with its safety settings ({setting}). Nothing was changed. Call support.',
  'errors.store.readOnly':
    'The data folder cannot be written. Nothing was saved. Ask the administrator for the right to it, or unlock the disk.',
  'errors.store.runtime':
    'The program was started with a runtime that is too old: needed {needed}, found {found}. The data are not touched. Install Qabyldau again.',
  'errors.store.sameLogin': 'There is already a user with this login. Choose another one.',
  'errors.store.slotsDamaged':
    'The file with the keys is damaged or was altered, its copy too. Nothing was changed. Call the administrator: it must be put back from the last copy.',
  'errors.store.slotsMissing':
    'The file with the keys is missing. Nothing was created instead. Call the administrator: it must be put back from the last copy.',
  'errors.store.slotsNewer':
    'The file with the keys was written by a newer Qabyldau. Nothing was changed. Install the newer program.',
  'errors.store.slotsWeak':
    'The protection of a login in the key file is weaker than allowed. It may have been altered. Nothing was opened. Call the administrator.',
  'errors.device.sealed':
    'The secret of this computer is sealed by the system and cannot be read here. Start Qabyldau as its own window, or open the store with the recovery key.',
  'errors.device.secretBesideStore':
    'The secret of this computer would lie beside the store, so that one copy would take both. Nothing was created. Choose another data folder.',
  'errors.device.secretDamaged':
    'The secret of this computer is damaged. The store is safe. Call the administrator: it opens with the recovery key.',
  'errors.setting.notAnOption': 'This value is not one of those to choose from. Nothing was changed.',
  'errors.setting.outOfRange':
    'The number is outside what is possible here. Nothing was changed. Type a whole number within the limits.',
  'errors.setting.unknown': 'There is no such setting. Nothing was changed. Open the settings again.',
  'errors.setting.wrongKind': 'The value has another kind than the setting. Nothing was changed.',
  'errors.user.lastAdministrator':
    'This is the only administrator. Make somebody else an administrator first.',
  'errors.user.sameLogin': 'There is already a user with this login. Choose another one.',
  'errors.user.self': 'Nobody can remove themselves. Another administrator can.',
  'errors.user.unknown': 'This user is no longer there. The list was changed meanwhile; open it again.',
  'errors.reference.malformed': 'The row does not fit its list. Nothing was saved. Check the marked fields.',
  'errors.reference.unknownList': 'There is no such reference list. Open the settings again.',
  'errors.reference.unknownRow':
    'This row is no longer there. The list was changed meanwhile; open it again.',
  'errors.reference.reversed':
    'The row {code} would end before it begins. Nothing was saved. Check the two days.',
  'errors.reference.overlap':
    'Two rows {code} would be in force on the same day. Nothing was saved. End the earlier row first, or choose a later first day.',
  'errors.notification.incomplete':
    '{count|one:# field must be corrected|other:# fields must be corrected} before registration. Nothing was registered.',
  'errors.notification.reasonMissing': 'To pass the warnings, type the reason. Nothing was registered.',
  'errors.notification.unknown': 'There is no such record in this store. Look for it by its number or name.',
  'errors.notification.warningsUnread':
    '{count|one:# warning appeared|other:# warnings appeared} that was not shown yet. Nothing was registered. Look at it and register again.',
  'errors.printer.failed':
    'The printer did not take the slip. The record is safe. Check the printer and print again.',
  'errors.printer.noViewer':
    'This browser has no window to print a PDF. Save the slip as a file and print the file.',
  'errors.printer.unknown': 'The system does not know this printer. Choose another one.',
} as const;
