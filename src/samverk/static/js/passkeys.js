// Wires the forms for passkeys to allauth's own script, without inline script. Without JavaScript the button stays hidden.
(() => {
  const forms = window.allauth?.webauthn?.forms;
  if (!forms || !window.PublicKeyCredential) return;

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const { passkey, button, credential, passwordless } = form.dataset;
    const ids = { add: button, authenticate: button, login: button, credential, passwordless, data: "passkey-data" };
    document.getElementById(button).hidden = false;
    forms[passkey]({ ids });
  }

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    for (const text of document.querySelectorAll("[data-passkey-fault]")) text.hidden = false;
  });
})();
