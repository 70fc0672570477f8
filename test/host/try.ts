import { startServer } from './server.ts'; import { startBrowser, openWindow } from './window.ts'; import { runThenStopEverything } from './stopping.ts';
await runThenStopEverything(async () => {
  const t0=performance.now(); const t=(s:string)=>console.log(s, Math.round(performance.now()-t0));
  const server = await startServer({ dataFolder: '/work/main/.vscode-test/data/try', logFile: '/work/main/.vscode-test/logs/try.log' }); t('server');
  const b = await startBrowser(); t('browser');
  const { page } = await openWindow(b, server, { folder: '/tmp/ws', extension: '/work/main' }, '/work/main/.vscode-test/logs/try-window.log'); t('window');
  page.on('console', (m)=>{ const s=m.text(); if(!/bindings|watchdog/.test(s)) console.log('CONSOLE', Math.round(performance.now()-t0), s.slice(0,300))});
  const input = page.locator('.quick-input-widget input[type=text]').first();
  const row = page.locator('.quick-input-widget .monaco-list-row[aria-label^="Graph Run States: Send Request"]').first();
  for (;;) {
  await page.keyboard.press('F1'); await input.waitFor({state:'visible'}); await input.fill('>Graph Run States: Send Request'); 
  try { await row.waitFor({timeout: 1000}); break; } catch { t('again'); await page.keyboard.press('Escape'); }
  }
 t('cmd row');
  await row.click(); t('clicked'); await page.waitForTimeout(300); await page.keyboard.press('F1'); await page.waitForTimeout(1500); await page.screenshot({ path: '/tmp/c.png' }); await page.keyboard.press('Escape');
  await page.waitForTimeout(100);
  await page.screenshot({ path: '/tmp/b.png' });
  await page.waitForTimeout(4000); await page.screenshot({ path: '/tmp/b.png' }); console.log('ACT', await page.evaluate(() => [...document.querySelectorAll('[class*=notification]')].map(e => e.className).join('|')));
  
  await page.keyboard.press('Control+Shift+M');
  await page.waitForTimeout(1000);
  console.log(await page.locator('.markers-panel').innerHTML());
  console.log(await page.locator('.statusbar').innerHTML());
  return 0;
});
