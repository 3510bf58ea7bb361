/** The words of the settings form. Labels and help of the settings themselves are option data. */

export const settingsText = {
  groups: { world: 'World', estimator: 'Estimator', policy: 'Policy', batch: 'Batch', run: 'Run' },
  apply: 'Apply',
  applyHint: 'starts over',
  discard: 'Discard',
  changes: (n: number) => (n === 1 ? '1 change' : `${n} changes`),
  changed: 'changed',
  range: (min: string, max: string) => `${min} to ${max}`,
  slider: (label: string) => `${label}, slider`,
  defaultValue: (value: string) => `Default ${value}.`,
} as const;
