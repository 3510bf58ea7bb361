/** Finds the Chromium that the tests drive, and the software Vulkan driver that comes with it. Plain JavaScript: runs before any build. */
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where Playwright keeps its own Chromium; it names no place on systems it does not know. */
function playwrightPlace() {
  try {
    return chromium.executablePath();
  } catch {
    return '';
  }
}

/**
 * Path of a Chromium or Chrome: CHROME_PATH if set, else the usual places, else Playwright's own. Undefined where there is none.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 * @throws if CHROME_PATH is set and names nothing that can be run
 */
export function findChrome(env = process.env) {
  if (env.CHROME_PATH) {
    if (!isExecutable(env.CHROME_PATH)) throw new Error(`CHROME_PATH names no program: ${env.CHROME_PATH}`);
    return env.CHROME_PATH;
  }
  return [...usualPlaces, playwrightPlace()].find((place) => place !== '' && isExecutable(place));
}

/**
 * Path of the manifest of SwiftShader, Chromium's software Vulkan driver, or undefined. Dawn in Node (npm `webgpu`) runs on it.
 * On Debian /usr/bin/chromium is a script and the files lie in /usr/lib/chromium; elsewhere they lie next to the program.
 * @param {string} chromePath
 * @returns {string | undefined}
 */
export function findSoftwareVulkan(chromePath) {
  const real = realpathSync(chromePath);
  return [dirname(real), '/usr/lib/chromium', '/usr/lib/chromium-browser']
    .map((folder) => join(folder, 'vk_swiftshader_icd.json'))
    .find((file) => existsSync(file));
}

/**
 * The environment that tests read: CHROME_PATH; G2PO_VK_ICD, the software driver's manifest; VK_ICD_FILENAMES, which the Vulkan
 * loader reads, unless it is set already (a machine with a GPU may name its own driver); and LD_LIBRARY_PATH with Chromium's own
 * Vulkan loader, which Dawn opens by its bare name and a machine without a GPU rarely has. Empty where there is no Chromium.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Record<string, string>}
 */
export function browserEnvironment(env = process.env) {
  const chromePath = findChrome(env);
  if (chromePath === undefined) return {};
  const icd = findSoftwareVulkan(chromePath);
  if (icd === undefined) return { CHROME_PATH: chromePath };
  const folder = dirname(icd);
  const searched = env.LD_LIBRARY_PATH?.split(':') ?? [];
  return {
    CHROME_PATH: chromePath,
    G2PO_VK_ICD: icd,
    VK_ICD_FILENAMES: env.VK_ICD_FILENAMES ?? icd,
    ...(existsSync(join(folder, 'libvulkan.so.1')) && {
      LD_LIBRARY_PATH: searched.includes(folder) ? searched.join(':') : [...searched, folder].join(':'),
    }),
  };
}
