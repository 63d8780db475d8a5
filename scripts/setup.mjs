// Makes node_modules match package-lock.json. Plain Node, because it runs before any package is there.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EIDLETIMEOUT|network request to/;

/** @param {string} file */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm leaves out optional packages of other platforms, so a missing one is no difference; a wrong version is. */
function upToDate() {
  const wanted = lockedPackages('package-lock.json');
  const installed = lockedPackages('node_modules/.package-lock.json');
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === '') return true;
    const found = installed[place];
    return found ? found.version === version : optional === true;
  });
}

function install() {
  const args = ['ci', '--no-audit', '--no-fund', '--prefer-offline'];
  const patience = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const npm = process.env.npm_execpath;
  const options = { cwd: root, encoding: /** @type {const} */ ('utf8') };
  return npm
    ? spawnSync(process.execPath, [npm, ...args, ...patience], options)
    : spawnSync('npm', [...args, ...patience], { ...options, shell: process.platform === 'win32' });
}

const node = Number(process.versions.node.split('.')[0]);
if (node < 20) {
  console.error(`Deltascope needs Node 20 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
if (!upToDate()) {
  console.log('npm packages: installing those of package-lock.json (npm ci) …');
  const started = performance.now();
  const { status, stdout, stderr, error } = install();
  if (status !== 0) {
    const said = [error?.message, stdout, stderr].filter(Boolean).join('\n').trim();
    console.error(said.split('\n').slice(0, 15).join('\n'));
    console.error(
      unreachable.test(said)
        ? '\nThe npm registry cannot be reached. Check the network, a proxy (npm config get proxy) or the registry setting (npm config get registry), then run the command again.'
        : '\nnpm ci failed; what it said stands above.',
    );
    process.exit(1);
  }
  console.log(`npm packages: installed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
