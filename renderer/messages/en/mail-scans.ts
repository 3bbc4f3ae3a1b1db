export const mailScans = {
  'scan.title': 'Scans',
  'scan.file': 'File with a scan',
  'scan.file.hint': 'PDF, JPEG, PNG or TIFF, up to {mebibytes} MB',
  'scan.file.choose': 'Choose files',
  'scan.file.drop': 'or drop them here',
  'scan.chosen': 'Chosen scans',
  'scan.line': '{name}, {size}',
  'scan.folder': 'Folder of the scanner',
  'scan.folder.look': 'Look again',
  'scan.folder.empty': 'No files in the folder',
  'scan.folder.notSet':
    'No folder of the scanner is set. An administrator sets it: Settings, Checks and time.',
  'scan.folder.missing':
    'The folder of the scanner is not there. Check the drive or the network. Files can still be chosen by hand.',
  'scan.folder.unreadable':
    'The folder of the scanner cannot be read. Its rights have to be checked. Files can still be chosen by hand.',
  'scan.folder.take': 'Take',
  'scan.folder.taken': 'chosen',
  'scan.folder.count': '{count|one:# file|other:# files}',
  'scan.uploads': 'Scans on their way',
  'scan.uploads.waiting': 'waiting',
  'scan.uploads.running': 'being attached',
  'scan.uploads.failed': 'not attached',
  'scan.uploads.ofEnvelope': 'envelope {number}',
  'scan.uploads.giveUp': 'Give up',
  'scan.viewer': 'Scan {name}',
  'scan.viewer.none': 'No scan attached',
  'scan.viewer.loading': 'Loading the scan: {percent} %',
  'scan.viewer.page': 'Page {page} of {pages}',
  'scan.viewer.previous': 'Previous page',
  'scan.viewer.next': 'Next page',
  'scan.viewer.larger': 'Larger',
  'scan.viewer.smaller': 'Smaller',
  'scan.viewer.zoom': '{percent} %',
  'scan.viewer.fit': 'Fit width',
  'scan.viewer.turn': 'Turn right',
  'scan.viewer.tools': 'Scan tools',
  'scan.viewer.keys': '+ − larger, smaller; 0 fit width; R turn; PgUp, PgDn pages; arrows move',
  'settings.rules.none': 'none',
  'errors.upload.tooLarge':
    'The file is larger than {mebibytes} MB. Nothing was sent. Choose a smaller file.',
  'errors.setting.notAbsolute':
    'The folder has to be named by its full path. Nothing was changed. Example: C:\\Scans.',
  'errors.setting.noSuchFolder':
    'There is no such folder on this computer. Nothing was changed. Check the path.',
  'errors.scan.alreadyAttached':
    'This very file is already attached to the envelope. It was not stored a second time.',
  'errors.scan.badName':
    'The name of the file holds characters that cannot be taken over. It was not stored. Rename the file.',
  'errors.scan.bigTiff':
    'The file is a BigTIFF, which is not taken. It was not stored. Save the scan as PDF or ordinary TIFF.',
  'errors.scan.empty': 'The file is empty. It was not stored. Scan again.',
  'errors.scan.executable':
    'By its content the file is a program or an archive ({format}), not a scan. It was not stored. Tell the administrator where it came from.',
  'errors.scan.fileChanging':
    'The scanner is still writing the file. It was not stored. Try again in a moment.',
  'errors.scan.fileGone':
    'The file is no longer there or is no plain file. It was not stored. Look at the folder again.',
  'errors.scan.fileUnreadable': 'The file cannot be read. It was not stored. Its rights have to be checked.',
  'errors.scan.folderMissing':
    'The folder of the scanner is not there. Nothing was stored. Check the drive or the network, or choose the file by hand.',
  'errors.scan.nothingDrawn':
    'Nothing could be drawn on this page: it is empty, or its picture is too large. The scan stays attached.',
  'errors.scan.notAScan':
    'The file is no PDF, JPEG, PNG or TIFF by its content. It was not stored. Save the scan in one of these.',
  'errors.scan.removed': 'The scan was removed from the envelope. Open the envelope again.',
  'errors.scan.tooLarge':
    'The scan is larger than {mebibytes} MB. It was not stored. Scan with a lower resolution or in several files.',
  'errors.scan.tooManyPixels':
    'The scan has more than {millions} million points on a page and is not drawn. It stays attached. Scan with a lower resolution.',
  'errors.scan.tookPageDown':
    'While this scan was drawn last time, the page came to an end. It is not drawn unasked. It stays attached; it can be tried again or removed with a reason.',
  'errors.scan.undrawable':
    'The scan cannot be drawn: it is damaged, locked with a password or packed in an unusual way. It stays attached. Scan again if it has to be read.',
  'errors.scan.unknown': 'There is no such scan. Open the envelope again.',
} as const;
