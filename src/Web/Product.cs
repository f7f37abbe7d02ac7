using System.Reflection;

namespace Tessera.Web;

/// <summary>The one place where the name stands.</summary>
public static class Product
{
    public const string Name = "Tessera";

    /// <summary>The version without the build's source revision.</summary>
    public static string Version { get; } = (typeof(Product).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];
}
