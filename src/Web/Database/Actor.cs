namespace Tessera.Web.Database;

/// <summary>Who acts in this scope, for the change log. Set by Access for requests, by Commands and Jobs for the rest.</summary>
public sealed class Actor
{
    public long? UserId { get; set; }
    public string Name { get; set; } = "system";
}
