namespace Tessera.Web.Layout;

/// <summary>Why there is nothing to show. A failure never looks like "no data".</summary>
public enum EmptyReason : byte { NoData, NoMatch, NotShown, Failed }
