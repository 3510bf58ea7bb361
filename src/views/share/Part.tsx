/** A switch for something that a link can hold. */

interface PartProps {
  readonly label: string;
  readonly help?: string;
  readonly checked: boolean;
  /** There is nothing to choose. */
  readonly fixed?: boolean;
  readonly onChange?: (checked: boolean) => void;
}

export function Part({ label, help, checked, fixed = false, onChange }: PartProps) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={checked}
        disabled={fixed}
        onChange={(event) => onChange?.(event.currentTarget.checked)}
      />
      <span className="choice-name">{label}</span>
      {help !== undefined && <small className="choice-help soft">{help}</small>}
    </label>
  );
}
