namespace Tessera.Web;

/// <summary>The one place where the product's name stands.</summary>
public static class Product
{
    public const string Name = "Tessera";
    public const string Version = "0.1.0";
}
