// Hands the options of a page to the browser, and what the authenticator made of them back to the
// server, as one form.
const form = document.querySelector("form[data-options]");
const options = JSON.parse(form.dataset.options);

const toBase64Url = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const fromBase64Url = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const descriptor = (credential) => ({ ...credential, type: "public-key", id: fromBase64Url(credential.id) });

async function register() {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: fromBase64Url(options.challenge),
      user: { ...options.user, id: new TextEncoder().encode(options.user.id) },
      excludeCredentials: options.excludeCredentials.map(descriptor),
    },
  });
  return {
    attestationObjectB64: toBase64Url(made.response.attestationObject),
    clientDataJSON_B64: toBase64Url(made.response.clientDataJSON),
    transports: made.response.getTransports(),
    friendlyName: form.elements.friendlyName.value,
  };
}

async function sign() {
  const { id, response } = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: fromBase64Url(options.challenge),
      allowCredentials: options.allowCredentials?.map(descriptor),
    },
  });
  return {
    id,
    type: "public-key",
    response: {
      authenticatorData: toBase64Url(response.authenticatorData),
      clientDataJSON: toBase64Url(response.clientDataJSON),
      signature: toBase64Url(response.signature),
      ...(response.userHandle?.byteLength && { userHandle: toBase64Url(response.userHandle) }),
    },
  };
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const problem = document.getElementById("refusal");
  problem.hidden = true;
  try {
    const credential = await (options.user ? register() : sign());
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch {
    problem.hidden = false;
  }
});
