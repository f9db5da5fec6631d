// The calls that a Discord client makes, as the chosen person.

export const state = {
  session: null, person: null, channel: null, channels: new Map(), messages: new Map(), commands: [], users: new Map(),
};

export async function api(method, path, body) {
  const response = await fetch(`/api/v10${path}`, {
    method,
    headers: { authorization: state.person.token, ...(body ? { "content-type": "application/json" } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await response.text();
  const json = text ? JSON.parse(text) : null;
  if (!response.ok) throw new Error(describe(json) || `${response.status}`);
  return json;
}

/** Discord's error body in one line. */
function describe(body) {
  const inner = [];
  const walk = (node) => {
    if (!node || typeof node !== "object") return;
    for (const error of node._errors || []) inner.push(error.message);
    for (const [key, value] of Object.entries(node)) if (key !== "_errors") walk(value);
  };
  walk(body?.errors);
  return [body?.message, ...inner].filter(Boolean).join(": ");
}

export async function local(path) {
  const response = await fetch(`/playground/${path}`);
  return response.ok ? response.json() : null;
}

let counter = 0;

/** Starts an interaction; the answer arrives as an event with the same nonce. */
export function interact(type, data, more = {}) {
  counter += 1;
  const nonce = `${Date.now()}${counter}`;
  const body = {
    type, data, nonce, application_id: state.session.application_id, guild_id: state.session.guild_id,
    channel_id: state.channel, ...more,
  };
  return api("POST", "/interactions", body).then(() => nonce);
}

export const names = {
  userName: (id) => {
    const user = state.users.get(id);
    return user && (user.global_name || user.name || user.username);
  },
  channelName: (id) => state.channels.get(id)?.name,
  roleName: (id) => state.roles?.find((role) => role.id === id)?.name,
};
