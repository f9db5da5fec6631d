// The message box: plain messages, and slash commands with their options, choices and completion.
// A command is written as `/find query: tide gates tag: water`; the list above the box helps.

import { element } from "./dom.js";
import { api, interact, names, state } from "./api.js";

const input = document.getElementById("composer-input");
const picker = document.getElementById("picker");
const list = document.getElementById("picker-list");
const title = document.getElementById("picker-title");
const hint = document.getElementById("command-hint");
const SUBCOMMAND = 1;
const GROUP = 2;
const NUMBERS = [4, 10];

let suggestions = [];
let active = -1;
let waiting = null;
let waitingNonce = null;
const chosen = new Map();
let replyTo = null;
let report = () => {};
let posted = () => {};

/** Commands with their subcommands laid out flat: `track add` beside `find`. */
function flat() {
  const all = [];
  const walk = (command, path, options, description) => {
    const below = (options || []).filter((option) => option.type === SUBCOMMAND || option.type === GROUP);
    if (!below.length) all.push({ command, path, options: options || [], description, name: path.map((step) => step.name).join(" ") });
    for (const option of below) walk(command, [...path, option], option.options, option.description);
  };
  for (const command of state.commands) if ((command.type || 1) === 1) walk(command, [command], command.options, command.description);
  return all.sort((a, b) => a.name.localeCompare(b.name));
}

function matched(text) {
  return flat().filter((one) => text === `/${one.name}` || text.startsWith(`/${one.name} `)).sort((a, b) => b.name.length - a.name.length)[0];
}

/** The values written so far: name → text, in order. */
function written(one, text) {
  const rest = text.slice(one.name.length + 1);
  const marks = one.options.map((option) => option.name.replace(/[^\p{L}\p{N}_-]/gu, "")).join("|");
  const values = new Map();
  if (!marks) return values;
  const parts = rest.split(new RegExp(`(?:^|\\s)(${marks}):`, "u"));
  if (parts[0].trim() && one.options.length) values.set(one.options[0].name, parts[0].trim());
  for (let index = 1; index < parts.length; index += 2) values.set(parts[index], parts[index + 1].trim());
  return values;
}

function optionValue(option, text) {
  const pick = chosen.get(option.name);
  if (pick && pick.name === text) return pick.value;
  const choice = option.choices?.find((one) => one.name === text || String(one.value) === text);
  if (choice) return choice.value;
  if (option.type === 5) return /^(true|yes|on|1)$/i.test(text);
  if (NUMBERS.includes(option.type)) return Number(text);
  const mention = /^<[@#&!]*(\d+)>$/.exec(text);
  if (mention) return mention[1];
  if (option.type === 6 || option.type === 9) return [...state.users.values()].find((user) => `@${names.userName(user.id)}` === text)?.id ?? text;
  if (option.type === 7) return [...state.channels.values()].find((channel) => `#${channel.name}` === text)?.id ?? text;
  if (option.type === 8) return state.roles.find((role) => `@${role.name}` === text)?.id ?? text;
  return text;
}

function payload(one, values, focused) {
  let options = [...values].map(([name, text]) => {
    const option = one.options.find((each) => each.name === name);
    const value = { name, type: option.type, value: focused === name ? text : optionValue(option, text) };
    return focused === name ? { ...value, focused: true } : value;
  });
  for (const step of one.path.slice(1).reverse()) options = [{ name: step.name, type: step.type, options }];
  return { id: one.command.id, name: one.command.name, type: 1, options };
}

function missing(one, values) {
  return one.options.filter((option) => option.required && !values.get(option.name));
}

function suggest() {
  const text = input.value;
  clearTimeout(waiting);
  waitingNonce = null;
  if (!text.startsWith("/") || text.includes("\n")) return close();
  const one = matched(text);
  if (!one || text === `/${one.name}`) {
    const wanted = text.slice(1).toLowerCase();
    const found = flat().filter((each) => each.name.startsWith(wanted) || each.name.includes(` ${wanted}`));
    return show("Commands", found.map((each) => ({
      label: `/${each.name}`, detail: each.description, put: `/${each.name} `,
    })), 0);
  }
  const values = written(one, text);
  const needed = missing(one, values);
  hint.hidden = false;
  hint.textContent = `/${one.name} — ${one.description}${needed.length ? ` · needs ${needed.map((o) => o.name).join(", ")}` : ""}`;
  const current = [...values].at(-1);
  const option = current && one.options.find((each) => each.name === current[0]);
  const rest = one.options.filter((each) => !values.has(each.name)).map((each) => ({
    label: `${each.name}:`, detail: `${each.description}${each.required ? " (required)" : ""}`,
    put: `${text.trimEnd()} ${each.name}: `,
  }));
  if (!option || (!option.autocomplete && !fixed(option))) return show("Options", rest, needed.length && !option ? 0 : -1);
  const before = text.slice(0, text.length - current[1].length).replace(/\s*$/, " ");
  const offer = (choices) => show(`${option.name} — ${option.description}`, [
    ...choices.map((choice) => ({ label: choice.name, detail: "", put: `${before}${choice.name} `, choice, option })),
    ...(current[1] ? rest : []),
  ], choices.some((choice) => choice.name === current[1]) ? -1 : 0);
  if (!option.autocomplete) {
    return offer(fixed(option).filter((choice) => choice.name.toLowerCase().includes(current[1].toLowerCase())).slice(0, 25));
  }
  waiting = setTimeout(() => {
    interact(4, payload(one, values, option.name)).then((nonce) => {
      waitingNonce = nonce;
      waitingOffer = offer;
    }, () => close());
  }, 150);
  return undefined;
}

let waitingOffer = () => {};
let early = null;

/** Choices have come from the bot. */
export function completed({ nonce, choices }) {
  if (nonce === waitingNonce) waitingOffer(choices || []);
  else early = { nonce, choices };
  // The answer may overtake the answer to the asking.
  setTimeout(() => { if (early && early.nonce === waitingNonce) waitingOffer(early.choices || []); early = null; }, 60);
}

function fixed(option) {
  if (option.choices?.length) return option.choices;
  if (option.type === 5) return [{ name: "true", value: true }, { name: "false", value: false }];
  if (option.type === 6 || option.type === 9) return [...state.users.values()].map((user) => ({ name: `@${names.userName(user.id)}`, value: user.id }));
  if (option.type === 7) {
    return [...state.channels.values()].filter((channel) => channel.name && (!option.channel_types?.length || option.channel_types.includes(channel.type)))
      .map((channel) => ({ name: `#${channel.name}`, value: channel.id }));
  }
  if (option.type === 8) return (state.roles || []).map((role) => ({ name: `@${role.name}`, value: role.id }));
  return null;
}

function show(heading, items, first) {
  suggestions = items;
  if (!items.length) return close(true);
  active = first;
  title.textContent = heading;
  list.replaceChildren(...items.map((item, index) => element("li", {
    role: "option", id: `suggestion-${index}`, "aria-selected": "false",
    onmousedown: (event) => { event.preventDefault(); pick(index); },
  }, element("b", {}, item.label), element("span", {}, item.detail))));
  picker.hidden = false;
  input.setAttribute("aria-expanded", "true");
  mark();
  return undefined;
}

function close(keepHint) {
  suggestions = [];
  active = -1;
  picker.hidden = true;
  if (!keepHint) hint.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function mark() {
  [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
  if (active < 0) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", `suggestion-${active}`);
  return list.children[active].scrollIntoView({ block: "nearest" });
}

function pick(index) {
  const item = suggestions[index];
  if (item.choice) chosen.set(item.option.name, item.choice);
  input.value = item.put;
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
  resize();
  // What was offered is taken: Enter now sends, unless there is something new to choose.
  close(true);
  suggest();
}

function resize() {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight}px`;
}

async function submit() {
  const text = input.value.trim();
  if (!text) return;
  try {
    if (text.startsWith("/")) {
      const one = matched(text);
      if (!one) throw new Error("There is no such command.");
      const values = written(one, text);
      const needed = missing(one, values);
      if (needed.length) throw new Error(`/${one.name} needs ${needed.map((option) => option.name).join(", ")}.`);
      await interact(2, payload(one, values));
    } else {
      const body = { content: text };
      if (replyTo) body.message_reference = { message_id: replyTo.id };
      await api("POST", `/channels/${state.channel}/messages`, body);
      posted();
    }
    input.value = "";
    chosen.clear();
    setReply(null);
    close();
    resize();
  } catch (error) {
    report(error.message);
  }
}

export function setReply(message) {
  replyTo = message;
  hint.hidden = !message;
  hint.textContent = message ? `Replying to ${message.author.global_name || message.author.username}. Escape to cancel.` : "";
  if (message) input.focus();
}

export function label(text) {
  document.getElementById("composer-label").textContent = text;
  input.placeholder = text;
}

export function start(onError, onPost) {
  report = onError;
  posted = onPost;
  let told = 0;
  input.addEventListener("input", () => {
    resize();
    suggest();
    if (!input.value.startsWith("/") && Date.now() - told > 8000 && input.value) {
      told = Date.now();
      api("POST", `/channels/${state.channel}/typing`).catch(() => {});
    }
  });
  input.addEventListener("keydown", (event) => {
    const open = !picker.hidden && suggestions.length;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      active = (active + step + suggestions.length + (active < 0 && step < 0 ? 1 : 0)) % suggestions.length;
      mark();
    } else if (open && event.key === "Tab" && !event.shiftKey) {
      event.preventDefault();
      pick(Math.max(active, 0));
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (open && active >= 0) pick(active);
      else submit();
    } else if (event.key === "Escape") {
      if (open) close();
      else setReply(null);
    }
  });
  input.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== input) close(true); }, 150));
  document.getElementById("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
}
