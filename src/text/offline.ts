/** The words about working without a network and about new versions. */
import { words } from './language.ts';

export const offlineText = words('offlineText', {
  label: 'Offline use',
  ready: 'Ready to work offline: this page opens without a network.',
  dismiss: 'Dismiss',
  update: 'A new version is ready.',
  updateDetail: 'After a reload the run goes on from its last checkpoint.',
  reload: 'Reload',
  later: 'Later',
  laterHint: 'Go on with this version; it is offered again at the next visit',
  /** Instead of fetching rollouts from an address. */
  noNetwork: (address: string) =>
    `${address} cannot be fetched: there is no network now. The lab itself works without one; open a file from this computer.`,
});
