namespace Tessera.Domain.Partners;

/// <summary>HDX organisation types (standards.md 2.2).</summary>
public static class PartnerType
{
    public const int Other = 443;
}
