/** The statistics of learning curves, as the benches use them. */
export { type Interval, meanInterval, reached } from '../../src/credit/learningCurves.ts';
