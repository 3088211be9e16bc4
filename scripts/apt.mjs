// Installs packages of Debian and Ubuntu, where that can be done without asking anyone.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Runs a program and says so first. */
export function run(command, args, env = {}) {
  console.log(`  ${[command.replace(process.execPath, 'node'), ...args].join(' ')}`);
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
}

export function installWithApt(...packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], env);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env);
}
