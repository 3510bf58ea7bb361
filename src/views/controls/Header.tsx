/** The top bar: training controls, speed, where the run stands, the backend, the theme. */

import type { ReactNode, RefObject } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { defaultsOf } from '../../options/option.ts';
import { controlsShown, linkOptions } from '../../share/options.ts';
import { nextConfig } from '../../store/run.ts';
import { pageText, stageText } from '../../text/page.ts';
import { shareText } from '../../text/share.ts';
import { percent } from '../format.ts';
import { HelpButton, PanelToggle, Wordmark } from '../frame.tsx';
import { useLab, useRun, useSettings, useView } from '../lab.tsx';
import { nextStage } from '../stages.ts';
import { BackendBadge } from './BackendBadge.tsx';
import { Preferences } from './Preferences.tsx';
import { ProgressNews } from './ProgressNews.tsx';
import { Slider } from './Slider.tsx';
import { isPlaying, togglePlay } from './shortcuts.ts';

/** Seeds are unsigned 32-bit numbers; the one after the last is 0. */
const SEEDS = 2 ** 32;

/** Id of the panel that the settings button unfolds. */
export const SETTINGS_PANEL = 'settings-panel';

interface HeaderProps {
  /** The dialog that lists the keys. */
  readonly shortcuts: RefObject<HTMLDialogElement | null>;
  readonly settingsOpen: boolean;
  readonly onToggleSettings: () => void;
  /** Saved runs and export. */
  readonly menus: ReactNode;
}

export function Header({ shortcuts, settingsOpen, onToggleSettings, menus }: HeaderProps) {
  const options = useView((state) => state.options);
  const shown = controlsShown(options);
  return (
    <header className="header">
      {shown.settings && <SettingsToggle open={settingsOpen} onToggle={onToggleSettings} />}
      <Wordmark />
      {shown.training && (
        <>
          <TrainingButtons locked={options.viewOnly} />
          <Speed />
        </>
      )}
      <Status />
      <div className="header-end">
        <BackendBadge />
        {shown.menus ? menus : <ShowControls />}
        {shown.settings && <Preferences />}
        <HelpButton dialog={shortcuts} />
      </div>
    </header>
  );
}

/** The way out of what a link hid and locked. */
function ShowControls() {
  const { view } = useLab();
  const { hide, viewOnly } = defaultsOf(linkOptions);
  return (
    <button
      type="button"
      title={shareText.showControlsHint}
      onClick={() => view.setState(({ options }) => ({ options: { ...options, hide, viewOnly } }))}
    >
      {shareText.showControls}
    </button>
  );
}

/** @param locked Settings may not change, the seed among them. */
function TrainingButtons({ locked }: { readonly locked: boolean }) {
  const lab = useLab();
  const { failed, playing, stage, seed } = useRun(
    useShallow((state) => ({
      failed: state.status === 'failed',
      playing: isPlaying(state),
      stage: state.stage,
      seed: state.config.seed,
    })),
  );
  const next = stageText[nextStage(stage)];
  const nextSeed = (seed + 1) % SEEDS;
  const restart = (change: object) => lab.reset({ ...nextConfig(lab.run.getState()), ...change });
  return (
    <fieldset className="buttons" aria-label={pageText.controls}>
      <button
        type="button"
        className="primary"
        disabled={failed}
        title={playing ? pageText.pauseHint : pageText.playHint}
        onClick={() => togglePlay(lab)}
      >
        <PlayGlyph playing={playing} />
        {playing ? pageText.pause : pageText.play}
      </button>
      <button
        type="button"
        data-tour="step"
        disabled={failed}
        title={pageText.stepHint(next)}
        onClick={() => lab.step()}
      >
        {pageText.step(next)}
      </button>
      <button type="button" disabled={failed} title={pageText.iterateHint} onClick={() => lab.iterate(1)}>
        {pageText.iterate}
      </button>
      <button type="button" title={pageText.resetHint} onClick={() => restart({})}>
        {pageText.reset}
      </button>
      {!locked && (
        <button type="button" title={pageText.newSeedHint(nextSeed)} onClick={() => restart({ seed: nextSeed })}>
          {pageText.newSeed}
        </button>
      )}
    </fieldset>
  );
}

export function PlayGlyph({ playing }: { readonly playing: boolean }) {
  return (
    <svg className="glyph" viewBox="0 0 10 10" aria-hidden="true">
      <path d={playing ? 'M1 0h3v10H1zM6 0h3v10H6z' : 'M1 0 10 5 1 10z'} />
    </svg>
  );
}

export function Speed() {
  const { settings } = useLab();
  const speed = useSettings((state) => state.speed);
  return (
    <div className="speed">
      <span aria-hidden="true">{pageText.speed}</span>
      <Slider
        aria-label={pageText.speed}
        min={0}
        max={1}
        step={0.05}
        value={speed}
        aria-valuetext={pageText.speedValue(speed)}
        title={pageText.speedValue(speed)}
        onChange={(value) => settings.setState({ speed: value })}
      />
    </div>
  );
}

function Status() {
  const { status, background, iteration, success } = useRun(
    useShallow(({ status, background, iteration, metrics }) => ({
      status,
      background: background?.state === 'paused',
      iteration,
      success: metrics.length === 0 ? null : metrics[metrics.length - 1].successRate,
    })),
  );
  const text = pageText.status;
  return (
    <p className="status">
      {status === 'loading' && <span className="status-loading">{text.loading}</span>}
      {status === 'failed' && <span className="status-failed">{text.failed}</span>}
      {background && <b>{text.background}</b>}
      {iteration === 0 && status !== 'loading' && status !== 'failed' && !background && <span>{text.before}</span>}
      {iteration > 0 && !background && (
        <span>
          <span className="status-iteration">{text.iteration(iteration)}</span>
          {success !== null && (
            <>
              <span className="status-separator"> · </span>
              <b>{text.success(percent(success))}</b>
            </>
          )}
        </span>
      )}
      <ProgressNews />
    </p>
  );
}

/** Folds the settings at the left. */
export function SettingsToggle({ open, onToggle }: { readonly open: boolean; readonly onToggle: () => void }) {
  return (
    <PanelToggle
      panel={SETTINGS_PANEL}
      open={open}
      label={pageText.settings}
      hint={open ? pageText.hideSettings : pageText.showSettings}
      glyph="settings"
      onToggle={onToggle}
    />
  );
}
