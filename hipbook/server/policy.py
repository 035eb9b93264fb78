"""The content security policy of every page: this server and nothing else."""

ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self' blob:",  # anywidget imports a widget's module from a blob
    "style-src": "'self' 'unsafe-inline'",  # <style> of JupyterLab and anywidget, style= of plotly
    "img-src": "'self' data: blob:",  # JupyterLab's icons are data; plotly saves a picture through a blob
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "base-uri": "'none'",
}
POLICY = "; ".join(f"{kind} {sources}" for kind, sources in ALLOWED.items())
