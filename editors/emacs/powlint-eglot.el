;;; powlint-eglot.el --- Drafts checked while they are written -*- lexical-binding: t -*-

;; Emacs 29 has eglot; for 26 to 28 install it from GNU ELPA.  Put this file where Emacs looks for such files and say
;; (require 'powlint-eglot) in your init file.  M-x flymake-show-buffer-diagnostics lists the marks, M-x eldoc tells why,
;; M-x eglot-code-actions offers what to do.

;;; Code:

(require 'eglot)

(defconst powlint-modes '(markdown-mode gfm-mode text-mode html-mode mhtml-mode rst-mode)
  "The modes in which drafts are written.")

(add-to-list 'eglot-server-programs (cons powlint-modes '("powlint" "lsp")))

(dolist (mode powlint-modes)
  (add-hook (intern (format "%s-hook" mode)) #'eglot-ensure))

(provide 'powlint-eglot)
;;; powlint-eglot.el ends here
