// Adds up what ran and prints "N passed, N failed" as the last line. A run that broke off counts as failed.
import { existsSync, readFileSync } from 'node:fs';

const [tests, ...demos] = process.argv.slice(2).map(Number);
const path = 'reports/vitest.json';
const report = existsSync(path)
  ? JSON.parse(readFileSync(path, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, testResults: [] };

// A file that does not load fails without a failed test of its own.
const brokenFiles = report.testResults.filter(
  ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
);
let passed = report.numPassedTests;
let failed = report.numFailedTests + brokenFiles.length;
if (tests !== 0 && failed === 0) failed += 1;
for (const demo of demos) {
  if (demo === 0) passed += 1;
  else failed += 1;
}

for (const { name } of brokenFiles) console.log(`did not load: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
