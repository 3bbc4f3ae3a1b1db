import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFixture, plainPage, type BuiltFixture } from './double/fixture.ts';
import { launchDouble, launchSecond } from './double/launch.ts';

/** The double is the only Electron on most machines: what it lets pass nobody else would stop. */

let fixture: BuiltFixture;
beforeAll(() => {
  fixture = buildFixture(plainPage);
});
afterAll(() => fixture.remove());

let written = 0;
/** Runs a main process of the test's own; returns the errors that Electron would have raised. */
async function errorsOf(source: string): Promise<readonly string[]> {
  written += 1;
  const mainPath = join(dirname(fixture.mainPath), `rule-${String(written)}.js`);
  writeFileSync(
    mainPath,
    `import { app, BrowserWindow, ipcMain, protocol, screen, session } from 'electron';\n${source}`,
  );
  return (await launchSecond({ dataDir: fixture.dataDir, mainPath })).broken;
}

const scheme = `[{ scheme: 'app', privileges: {} }]`;
const whenReady = (source: string): string =>
  `app.whenReady().then(async () => { ${source}; app.exit(0); });`;
const printing = (options: string): string =>
  whenReady(`const paper = new BrowserWindow({ show: false, webPreferences: { plugins: true } });
    paper.webContents.print(${options}, () => undefined)`);

describe('a main process is stopped', () => {
  test.each([
    [
      'a scheme after ready',
      whenReady(`protocol.registerSchemesAsPrivileged(${scheme})`),
      /before app is ready/u,
    ],
    [
      'schemes twice',
      `protocol.registerSchemesAsPrivileged(${scheme}); protocol.registerSchemesAsPrivileged(${scheme});`,
      /only once/u,
    ],
    ['a sandbox after ready', whenReady('app.enableSandbox()'), /before app is ready/u],
    ['a window before ready', 'new BrowserWindow({ webPreferences: {} });', /before the app 'ready' event/u],
    ['a handler before ready', `protocol.handle('app', () => undefined);`, /before the app 'ready' event/u],
    ['a session before ready', `session.fromPartition('a');`, /before the app 'ready' event/u],
    ['the screen before ready', 'screen.getAllDisplays();', /before the app 'ready' event/u],
    [
      'a second handler of a scheme',
      whenReady(`protocol.handle('app', () => undefined); protocol.handle('app', () => undefined)`),
      /Failed to register protocol/u,
    ],
    [
      'a second handler of a channel',
      `ipcMain.handle('a', () => 1); ipcMain.handle('a', () => 1);`,
      /second handler/u,
    ],
    [
      'a name that Electron has not',
      `import { remote } from 'electron'; void remote;`,
      /does not provide an export/u,
    ],
    ['print without a page size', printing('{ silent: true }'), /pageSize/u],
    ['print with a dialog', printing(`{ pageSize: 'A5' }`), /dialog/u],
    [
      'print on too small a page',
      printing('{ silent: true, pageSize: { width: 352, height: 400 } }'),
      /pageSize/u,
    ],
    [
      'a destroyed window destroyed again',
      whenReady('const one = new BrowserWindow({ webPreferences: {} }); one.destroy(); one.destroy()'),
      /has been destroyed/u,
    ],
  ])('%s', async (_name, source, message) => {
    expect((await errorsOf(source)).join('\n')).toMatch(message);
  });

  test('and one that keeps the rules is not', async () => {
    const source = `protocol.registerSchemesAsPrivileged(${scheme}); app.enableSandbox();
      ${whenReady(`protocol.handle('app', () => undefined); session.fromPartition('a'); screen.getAllDisplays()`)}`;
    expect(await errorsOf(source)).toEqual([]);
  });
});

describe('a preload is stopped', () => {
  test.each([
    ['fs', `require('fs');`, /module not found: fs/u],
    ['node:child_process', `require('node:child_process');`, /module not found: node:child_process/u],
    ['a module of ours', `require('./pages.cjs');`, /module not found/u],
    [
      'one name exposed twice',
      `const { contextBridge } = require('electron');
       contextBridge.exposeInMainWorld('a', 1); contextBridge.exposeInMainWorld('a', 2);`,
      /Cannot bind an API/u,
    ],
  ])('%s', async (_name, source, message) => {
    const own = buildFixture(plainPage);
    writeFileSync(join(dirname(own.mainPath), '../preload/preload.cjs'), source);
    const desk = await launchDouble(own);
    try {
      await expect.poll(() => desk.app.broken.join('\n')).toMatch(message);
    } finally {
      await desk.close();
      own.remove();
    }
  });
});

test('an answer that cannot be cloned does not cross, and a frame inside the page is seen as one', async () => {
  const own = buildFixture(plainPage);
  writeFileSync(
    own.mainPath,
    `import { app, BrowserWindow, ipcMain, session } from 'electron';
     ipcMain.handle('function', () => () => 1);
     ipcMain.handle('parent', (event) => event.senderFrame.parent === null);
     app.whenReady().then(() => {
       session.fromPartition('a').protocol.handle('app', () => new Response('<p>page</p>', { headers: { 'content-type': 'text/html' } }));
       const window = new BrowserWindow({ width: 800, height: 600, webPreferences: {
         partition: 'a', preload: ${JSON.stringify(join(dirname(own.mainPath), '../preload/preload.cjs'))} } });
       void window.loadURL('app://qabyldau/');
     });`,
  );
  const desk = await launchDouble(own);
  try {
    await expect(desk.app.invoke('top-frame', 'function')).rejects.toThrow(/could not be cloned/u);
    expect(await desk.app.invoke('top-frame', 'parent')).toBe(true);
    expect(await desk.app.invoke('sub-frame', 'parent')).toBe(false);
  } finally {
    await desk.close();
    own.remove();
  }
});
