/** Sharing a scene of the lecture. */
import { useState } from 'react';
import { linkOptions } from '../../share/options.ts';
import { said } from '../../text/language.ts';
import { shareText as text } from '../../text/share.ts';
import { Part } from './Part.tsx';
import { type Enlarging, Sheet } from './Sheet.tsx';
import type { SceneChoice, SharedScene } from './shared.ts';

const OPTIONS = ['reveal', 'present'] as const;

export function ShareScene({ shared, ...enlarging }: Enlarging & { readonly shared: SharedScene }) {
  const [choice, setChoice] = useState<SceneChoice>({
    reveal: shared.revealed,
    present: shared.presenting,
    look: false,
  });
  return (
    <Sheet made={{ link: shared.link(choice), html: null }} {...enlarging}>
      <p>
        <b>{text.scene.number(shared.scene, shared.title)}</b>
      </p>
      <p className="soft">{text.intro.scene}</p>
      <fieldset>
        <legend>{text.contents}</legend>
        {OPTIONS.map((key) => (
          <Part
            key={key}
            label={said(linkOptions[key].label)}
            help={said(linkOptions[key].help)}
            checked={choice[key]}
            onChange={(on) => setChoice({ ...choice, [key]: on })}
          />
        ))}
        <Part
          label={text.parts.look}
          help={text.lookHelp}
          checked={choice.look}
          onChange={(look) => setChoice({ ...choice, look })}
        />
      </fieldset>
    </Sheet>
  );
}
