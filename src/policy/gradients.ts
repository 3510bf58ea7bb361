/**
 * Gradients of the few operations that networks and loss are made of. Core's own table of all gradients is a deep
 * import that plain Node cannot resolve, and would cost every visitor of the page the gradients of 80 operations.
 */
import {
  cast,
  lessEqual,
  logicalAnd,
  matMul,
  mul,
  neg,
  ones,
  registerGradient,
  reshape,
  square,
  step,
  sub,
  sum,
  type Tensor,
} from './tf.ts';

/** The gradient of a tensor that was broadcast from `shape`: sums over the broadcast axes. */
function unbroadcast(gradient: Tensor, shape: readonly number[]): Tensor {
  const lead = gradient.rank - shape.length;
  const axes = gradient.shape
    .map((_, axis) => axis)
    .filter((a) => a < lead || (shape[a - lead] === 1 && gradient.shape[a] !== 1));
  return reshape(axes.length > 0 ? sum(gradient, axes) : gradient, [...shape]);
}

/** dy as one tensor: none of the operations here has several outputs. */
function only(dy: Tensor | Tensor[]): Tensor {
  return Array.isArray(dy) ? dy[0] : dy;
}

/** Registers the gradients. Registration is global to the context; a second call changes nothing. */
export function registerGradients(): void {
  registerGradient({
    kernelName: 'Add',
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, [a, b]) => ({ a: () => unbroadcast(only(dy), a.shape), b: () => unbroadcast(only(dy), b.shape) }),
  });
  registerGradient({
    kernelName: 'Sub',
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, [a, b]) => ({
      a: () => unbroadcast(only(dy), a.shape),
      b: () => unbroadcast(neg(only(dy)), b.shape),
    }),
  });
  registerGradient({
    kernelName: 'Multiply',
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, [a, b]) => ({
      a: () => unbroadcast(mul(only(dy), b), a.shape),
      b: () => unbroadcast(mul(only(dy), a), b.shape),
    }),
  });
  registerGradient({
    // Where both are equal the first takes the gradient whole.
    kernelName: 'Minimum',
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, [a, b]) => ({
      a: () => mul(only(dy), cast(lessEqual(a, b), 'float32')),
      b: () => mul(only(dy), sub(1, cast(lessEqual(a, b), 'float32'))),
    }),
  });
  registerGradient({
    // 1 on the closed interval, 0 beyond.
    kernelName: 'ClipByValue',
    inputsToSave: ['x'],
    gradFunc: (dy, [x], { clipValueMin, clipValueMax }) => {
      if (typeof clipValueMin !== 'number' || typeof clipValueMax !== 'number')
        throw new TypeError('clip without bounds');
      const inside = () => logicalAnd(lessEqual(clipValueMin, x), lessEqual(x, clipValueMax));
      return { x: () => mul(only(dy), cast(inside(), 'float32')) };
    },
  });
  registerGradient({ kernelName: 'Neg', gradFunc: (dy) => ({ x: () => neg(only(dy)) }) });
  registerGradient({
    kernelName: 'Exp',
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => mul(only(dy), y) }),
  });
  registerGradient({
    kernelName: 'Tanh',
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => mul(only(dy), sub(1, square(y))) }),
  });
  registerGradient({
    // 0 at 0.
    kernelName: 'Relu',
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => mul(only(dy), step(x)) }),
  });
  registerGradient({
    kernelName: 'Sum',
    inputsToSave: ['x'],
    gradFunc: (dy, [x], { axis }) => {
      // Without an axis (null in fact, whatever the types say) every axis is summed.
      const summed = typeof axis === 'number' || Array.isArray(axis) ? [axis].flat() : x.shape.map((_, i) => i);
      const kept = x.shape.map((size, i) => (summed.includes(i) ? 1 : size));
      return { x: () => mul(reshape(only(dy), kept), ones(x.shape)) };
    },
  });
  registerGradient({
    kernelName: 'Reshape',
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => reshape(only(dy), x.shape) }),
  });
  registerGradient({
    kernelName: 'BatchMatMul',
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, [a, b], { transposeA, transposeB }) => {
      if (transposeA === true || transposeB === true)
        throw new Error('No gradient for a product of transposed factors.');
      return { a: () => matMul(only(dy), b, false, true), b: () => matMul(a, only(dy), true, false) };
    },
  });
}
