// The program describes itself; the page's types are made from that description and from nothing else.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('..', import.meta.url));
// Absolute: the program runs in a folder of its own.
const description = `${web}node_modules/.cache/openapi.json`;
mkdirSync(`${web}node_modules/.cache`, { recursive: true });

const run = (command, args) => execFileSync(command, args, { cwd: web, stdio: 'inherit' });
run('dotnet', ['run', '--project', '../src/Plimsoll', '--', 'openapi', '--output', description]);
run('npx', ['openapi-typescript', description, '--output', 'src/api/schema.d.ts']);
