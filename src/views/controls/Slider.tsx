/** A native range input whose track is filled up to its thumb. */
import { type ComponentProps, useLayoutEffect, useRef } from 'react';

interface SliderProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange' | 'min' | 'max'> {
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

export function Slider({ min, max, value, onChange, ...rest }: SliderProps) {
  const input = useRef<HTMLInputElement>(null);
  const share = max > min ? (value - min) / (max - min) : 0;
  useLayoutEffect(() => {
    // The style sheet draws the fill from this: browsers offer no selector for it.
    input.current?.style.setProperty('--fill', String(share));
  }, [share]);
  return (
    <input
      {...rest}
      ref={input}
      type="range"
      className="slider"
      min={min}
      max={max}
      value={value}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
    />
  );
}
