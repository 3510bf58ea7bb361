/** Budgets of the built page: what the first paint loads. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleParts, firstPaintFiles, gzipBytes, tensorflowFiles } from '../bench/bundle.ts';
import { root } from '../setup/sources.ts';

const dist = join(root, 'dist');

describe('the built page', () => {
  it('needs at most 250 kB of JavaScript (gzip) for its first paint', () => {
    expect(gzipBytes(dist, firstPaintFiles(dist))).toBeLessThanOrEqual(250_000);
  });

  it('loads TensorFlow.js in the worker only', () => {
    const { firstPaint, later, worker, workerLater } = bundleParts(dist);
    expect(tensorflowFiles(dist, [...firstPaint, ...later])).toEqual([]);
    // The mark that the line above looks for is really there to be found.
    expect(tensorflowFiles(dist, [...worker, ...workerLater])).not.toEqual([]);
  });

  it('carries a content security policy ahead of every script, and no inline script or address of another host', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const policy = html.indexOf('http-equiv="Content-Security-Policy"');
    expect(policy).toBeGreaterThan(0);
    expect(policy).toBeLessThan(html.indexOf('<script'));
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    // Relative addresses only: the folder works from any sub-path.
    expect(html).not.toMatch(/(?:src|href)="\//);
  });
});
