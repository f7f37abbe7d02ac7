namespace Tessera.Web.Layout;

public enum NoticeKind : byte { Info, Success, Warning, Error }
